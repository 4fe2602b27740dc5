package net.psmail.portal.content;

import gg.jte.Content;
import java.util.List;

/**
 * A text as pages show it.
 *
 * @param html safe markup: whatever HTML the text held is shown as text
 * @param headings for a table of contents, in their order
 * @param minutes how long it takes to read, at least one
 * @param text the same without markup
 */
public record Rendered(Content html, List<Heading> headings, int minutes, String text) {

  /**
   * A heading within a text.
   *
   * @param level 2 and deeper; 1 is the title of the page
   * @param id the anchor
   */
  public record Heading(int level, String id, String title) {}
}
