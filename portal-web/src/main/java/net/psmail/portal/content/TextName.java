package net.psmail.portal.content;

import net.psmail.portal.view.Language;

/**
 * What a text is called for ever.
 *
 * @param key the same in every language: letters a-z, digits and hyphens, 60 at the most
 */
public record TextName(Kind kind, String key, Language language) {

  /** In one word, as the database and the audit have it: {@code article:registering.en}. */
  String word() {
    return kind.scheme() + ":" + key + "." + language.tag();
  }

  /** The name that a word says. */
  static TextName of(String word) {
    int colon = word.indexOf(':');
    int dot = word.lastIndexOf('.');
    for (Kind kind : Kind.values()) {
      for (Language language : Language.values()) {
        if (kind.scheme().equals(word.substring(0, colon))
            && language.tag().equals(word.substring(dot + 1))) {
          return new TextName(kind, word.substring(colon + 1, dot), language);
        }
      }
    }
    throw new IllegalArgumentException(word);
  }

  /** The same text under another name: an address is a name too, with its slug for a key. */
  TextName called(String slug) {
    return new TextName(kind, slug, language);
  }

  /** Where its file lies: {@code articles/registering.en.md}. */
  String path() {
    return kind.folder() + "/" + key + "." + language.tag() + ".md";
  }
}
