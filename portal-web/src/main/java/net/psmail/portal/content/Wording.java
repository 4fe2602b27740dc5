package net.psmail.portal.content;

import java.util.Map;
import java.util.TreeMap;

/**
 * All of a text that an author writes.
 *
 * @param slug the last part of the address, in the words of the language
 * @param summary one sentence; empty for tips, terms and links
 * @param fields what else the kind has: parent, order, group, url, also, date
 * @param markdown CommonMark with tables and footnotes, without HTML
 */
public record Wording(
    String title, String slug, String summary, Map<String, String> fields, String markdown) {

  /** The same without what cannot be seen: so two that look alike are equal. */
  Wording tidy() {
    Map<String, String> filled = new TreeMap<>();
    fields.forEach((name, value) -> filled.put(name, inOneLine(value)));
    filled.values().removeIf(String::isEmpty);
    return new Wording(
        inOneLine(title),
        inOneLine(slug),
        inOneLine(summary),
        Map.copyOf(filled),
        trimmed(markdown.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "")));
  }

  /** Where nobody sees a slug, it is the key. */
  Wording of(TextName name) {
    return slug.isEmpty() && !name.kind().hasSlug()
        ? new Wording(title, name.key(), summary, fields, markdown)
        : this;
  }

  private static String inOneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  /** Without empty lines around it; what stands before the first word of a line may be code. */
  private static String trimmed(String text) {
    return text.replaceFirst("^(?:[ \\t]*\\n)+", "").stripTrailing();
  }
}
