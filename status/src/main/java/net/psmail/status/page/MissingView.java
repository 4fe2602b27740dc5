package net.psmail.status.page;

/** What the page for a wrong address shows; {@code home} is where the right one is. */
record MissingView(Words words, PageSettings settings, String home, String style) {

  String text(String key, Object... values) {
    return words.text(key, values);
  }
}
