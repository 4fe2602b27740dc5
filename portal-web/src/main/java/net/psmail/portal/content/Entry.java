package net.psmail.portal.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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

  static Entry of(TextName name, Wording wording, Instant changed) {
    return new Entry(
        name.kind(),
        name.key(),
        name.language(),
        wording.slug(),
        wording.title(),
        wording.summary(),
        wording.fields(),
        wording.markdown(),
        changed);
  }

  TextName name() {
    return new TextName(kind, key, language);
  }

  Wording wording() {
    return new Wording(title, slug, summary, fields, markdown);
  }

  /** A field of the kind; empty when it is not there. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Where it stands among its neighbours; a draft may say nothing that is a number. */
  public int order() {
    String order = field("order");
    return order.matches("-?\\d{1,9}") ? Integer.parseInt(order) : 0;
  }

  /** The day of a news item; only that of a draft can be none, and is one long ago. */
  public LocalDate date() {
    try {
      return LocalDate.parse(field("date"));
    } catch (DateTimeParseException none) {
      return LocalDate.EPOCH;
    }
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
