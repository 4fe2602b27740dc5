package net.psmail.portal.page;

import net.psmail.portal.view.Language;

/**
 * Where an address leads: the language that its prefix names, and the path behind it.
 *
 * @param path begins with a slash
 */
record Place(Language language, String path) {

  static Place of(String path) {
    for (Language language : Language.values()) {
      String prefix = language.prefix();
      if (!prefix.isEmpty() && path.equals(prefix)) {
        return new Place(language, "/");
      }
      if (!prefix.isEmpty() && path.startsWith(prefix + "/")) {
        return new Place(language, ownPath(path.substring(prefix.length())));
      }
    }
    return new Place(Language.ENGLISH, ownPath(path));
  }

  /** A link that begins with two slashes would lead to another host. */
  private static String ownPath(String path) {
    int start = 0;
    while (path.startsWith("//", start)) {
      start++;
    }
    return path.substring(start);
  }
}
