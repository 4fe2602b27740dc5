package net.psmail.provisioning.account;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.outgoing.Letter;

/** What a new member reads first: a plain-text letter as of RFC 5322. */
record WelcomeLetter(MailAddress to, Locale language, String siteName, String siteUrl) {

  byte[] bytes(String id, Instant now) {
    Letter letter =
        new Letter(id, now, to.toString(), language, text("welcome.subject"), text("welcome.text"));
    return letter.bytes(new MailAddress("postmaster", to.domain()), siteName);
  }

  private String text(String key) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            WelcomeLetter.class.getName(),
            language,
            WelcomeLetter.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String prefix = language.getLanguage().equals("de") ? "/de" : "";
    return MessageFormat.format(bundle.getString(key), siteName, to, siteUrl + prefix);
  }
}
