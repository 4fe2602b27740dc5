package net.psmail.portal.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import net.psmail.portal.view.Language;

/**
 * One text in one language, as it is published.
 *
 * @param key the name for ever, the same in every language
 * @param slug the last part of the address, in the words of the language
 * @param summary one sentence; empty for tips, terms and links
 * @param fields what else the kind has: parent, order, group, url, also, date
 * @param markdown CommonMark with tables and footnotes, without HTML
 * @param changed when it was last published
 */
public record Entry(
    Kind kind,
    String key,
    Language language,
    String slug,
    String title,
    String summary,
    Map<String, String> fields,
    String markdown,
    Instant changed) {

  /** A field of the kind; empty when it is not there. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Where it stands among its neighbours. */
  public int order() {
    String order = field("order");
    return order.isEmpty() ? 0 : Integer.parseInt(order);
  }

  /** The day of a news item. */
  public LocalDate date() {
    return LocalDate.parse(field("date"));
  }

  /** Its address without the prefix of the language. */
  public String path() {
    return switch (kind) {
      case PAGE -> key.equals("home") ? "/" : "/" + key;
      case ARTICLE -> "/help/" + slug;
      case FAQ -> "/faqs/" + slug;
      case TERM -> "/glossary/" + slug;
      case TIP -> "/quick-tips#" + key;
      case LINK -> "/links#" + key;
      case NEWS -> "/updates/" + date().getYear() + "/" + slug;
    };
  }
}
