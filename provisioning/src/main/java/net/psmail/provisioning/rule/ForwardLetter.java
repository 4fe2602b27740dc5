package net.psmail.provisioning.rule;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.outgoing.Letter;

/**
 * What an address is told that mail shall be sent on to.
 *
 * @param owner of the mailbox from which it shall be
 */
record ForwardLetter(MailAddress owner, Locale language, String siteName) {

  Letter to(String address, String code, String id, Instant now) {
    return new Letter(
        id, now, address, language, text("subject", address, code), text("text", address, code));
  }

  private String text(String key, String address, String code) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            ForwardLetter.class.getName(),
            language,
            ForwardLetter.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return MessageFormat.format(bundle.getString(key), siteName, owner, address, code);
  }
}
