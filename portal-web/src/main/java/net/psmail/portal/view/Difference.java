package net.psmail.portal.view;

import java.util.List;

/**
 * {@code part/difference.jte}, what changed from one version of a text to another.
 *
 * @param fields the short ones that changed
 * @param rows the text, line by line; empty when it is the same
 */
public record Difference(List<Field> fields, List<Row> rows) {

  public boolean isNone() {
    return fields.isEmpty() && rows.isEmpty();
  }

  /** A field, label {@code editor.field.<name>}. */
  public record Field(String name, String before, String after) {}

  /** A line of the text. */
  public record Row(Kind kind, List<Part> parts) {}

  /** Words within a line, and whether they are what changed in it. */
  public record Part(String text, boolean changed) {}

  /** What happened to a line. */
  public enum Kind {
    SAME,
    ADDED,
    REMOVED,
    /** Here lines are left out, for nothing changed in them. */
    GAP
  }
}
