package net.psmail.provisioning.otheraddress;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import net.psmail.provisioning.outgoing.Letter;

/** What goes to the other address when somebody wants a mailbox opened again. */
record RecoveryLetter(String to, String mailbox, Locale language, String siteName, String siteUrl) {

  Letter with(String token, String id, Instant now) {
    return new Letter(id, now, to, language, text("subject", token), text("text", token));
  }

  private String text(String key, String token) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            RecoveryLetter.class.getName(),
            language,
            RecoveryLetter.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String site = siteUrl + (language.getLanguage().equals("de") ? "/de" : "");
    return MessageFormat.format(
        bundle.getString(key),
        siteName,
        mailbox,
        site + "/recover/link/" + token,
        site + "/account/other-address");
  }
}
