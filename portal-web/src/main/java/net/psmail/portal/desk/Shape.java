package net.psmail.portal.desk;

import java.util.List;
import net.psmail.portal.content.Kind;

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
    boolean summary = kind != Kind.TIP && kind != Kind.TERM && kind != Kind.LINK;
    return new Shape(kind.hasSlug(), summary, kind.fields(), kind.groups());
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
