package net.psmail.portal.view;

import java.util.Arrays;
import java.util.Locale;

/** A language that the whole site speaks. */
public enum Language {
  ENGLISH("en", "", "English"),
  GERMAN("de", "/de", "Deutsch");

  private final String tag;
  private final String prefix;
  private final String ownName;

  Language(String tag, String prefix, String ownName) {
    this.tag = tag;
    this.prefix = prefix;
    this.ownName = ownName;
  }

  /** The BCP 47 tag, as {@code account.language} holds it too. */
  public String tag() {
    return tag;
  }

  /** What every address in this language begins with. */
  public String prefix() {
    return prefix;
  }

  /** The name that its speakers give it. */
  public String ownName() {
    return ownName;
  }

  /** The one that is nearest to a locale. */
  public static Language of(Locale locale) {
    return Arrays.stream(values())
        .filter(language -> language.tag.equals(locale.getLanguage()))
        .findFirst()
        .orElse(ENGLISH);
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }
}
