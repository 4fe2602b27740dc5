package net.psmail.status.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import net.psmail.status.component.Origin;
import net.psmail.status.component.Text;

/**
 * A component that is there without an operator: its key and what it is called at first.
 *
 * @param key what probes call it: letters, digits, dots and dashes, 64 at the most
 */
public record Seed(String key, Text name, Text description, Origin origin) {

  private static final ResourceBundle.Control PLAIN =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** One that this application has words for, else one that bears its key. */
  public static Seed of(String key, Origin origin) {
    return new Seed(key, text(key, key), text(key + ".about", ""), origin);
  }

  private static Text text(String key, String otherwise) {
    List<String> both =
        List.of(Locale.ROOT, Locale.GERMAN).stream()
            .map(locale -> word(key, otherwise, locale))
            .toList();
    return new Text(both.get(0), both.get(1).equals(otherwise) ? null : both.get(1));
  }

  private static String word(String key, String otherwise, Locale locale) {
    try {
      return ResourceBundle.getBundle(
              "net.psmail.status.catalogue.components", locale, Seed.class.getClassLoader(), PLAIN)
          .getString(key);
    } catch (MissingResourceException unknown) {
      return otherwise;
    }
  }
}
