package net.psmail.status.subscription;

/**
 * What all pages of subscriptions have around them.
 *
 * @param name the provider's
 * @param home the status page
 * @param other this page in the other language; empty: there is none
 */
public record Frame(
    Words words,
    String name,
    String site,
    String home,
    String other,
    String title,
    String lead,
    String style) {

  public String text(String key, Object... values) {
    return words.text(key, values);
  }

  public String otherLanguage() {
    return words.language().equals("en") ? "de" : "en";
  }
}
