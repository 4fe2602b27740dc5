package net.psmail.portal.desk;

import java.util.List;
import net.psmail.portal.content.Kind;
import net.psmail.portal.visitor.FaqPages;
import net.psmail.portal.visitor.SitePages;

/**
 * What a kind of text has besides a title and the text itself.
 *
 * @param slug whether it has a page whose address is named by it
 * @param summary whether a sentence sums it up
 * @param fields its own, as front matter calls them
 * @param groups keys of the headings that it can stand under
 */
record Shape(boolean slug, boolean summary, List<String> fields, List<String> groups) {

  static Shape of(Kind kind) {
    return switch (kind) {
      case PAGE -> new Shape(false, true, List.of(), List.of());
      case ARTICLE -> new Shape(true, true, List.of("parent", "order"), List.of());
      case FAQ -> new Shape(true, true, List.of("group", "order"), FaqPages.GROUPS);
      case TIP -> new Shape(false, false, List.of(), List.of());
      case TERM -> new Shape(true, false, List.of("also"), List.of());
      case LINK -> new Shape(false, false, List.of("url", "group", "order"), SitePages.LINKS);
      case NEWS -> new Shape(true, true, List.of("date"), List.of());
    };
  }

  /** Where a problem can be shown; what concerns no field of the form is said above it. */
  String shown(String field) {
    boolean known =
        field.equals("title")
            || field.equals("markdown")
            || field.equals("day")
            || (slug && field.equals("slug"))
            || (summary && field.equals("summary"))
            || fields.contains(field);
    return known ? field : "";
  }
}
