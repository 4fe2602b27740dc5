package net.psmail.provisioning.mailedcode;

import java.text.MessageFormat;
import java.time.Clock;
import java.util.Locale;
import java.util.ResourceBundle;
import net.psmail.provisioning.outgoing.Letter;

/**
 * A letter with a code. It does not name the mailbox that it is for: whoever asks may have typed
 * the address of a stranger.
 */
record CodeLetter(String to, Locale language, String siteName, boolean ofMember) {

  Letter with(String code, String id, Clock clock) {
    String key = ofMember ? "member" : "visitor";
    return new Letter(
        id,
        clock.instant(),
        to,
        language,
        text(key + ".subject", code),
        text(key + ".text", code) + text("end", code));
  }

  private String text(String key, String code) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            CodeLetter.class.getName(),
            language,
            CodeLetter.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return MessageFormat.format(bundle.getString(key), siteName, code);
  }
}
