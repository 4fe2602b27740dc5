package net.psmail.status.component;

import org.jspecify.annotations.Nullable;

/**
 * A text of the operators, in English and perhaps in German.
 *
 * @param german null when there is none: readers of German see the English one
 */
public record Text(String english, @Nullable String german) {

  /** The text for readers of a language, "en" or "de". */
  public String in(String language) {
    return language.equals("de") && german != null ? german : english;
  }
}
