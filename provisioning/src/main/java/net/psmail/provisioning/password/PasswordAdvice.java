package net.psmail.provisioning.password;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is wrong with a password and what would make a better one.
 *
 * @param keys of the sentences, the most important first
 */
public record PasswordAdvice(List<String> keys) {

  public PasswordAdvice {
    keys = List.copyOf(keys);
  }

  /** The sentences in this language. */
  public List<String> sentences(Locale language) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            PasswordAdvice.class.getName(),
            language,
            PasswordAdvice.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return keys.stream().map(bundle::getString).toList();
  }
}
