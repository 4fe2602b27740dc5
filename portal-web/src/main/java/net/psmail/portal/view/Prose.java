package net.psmail.portal.view;

import gg.jte.Content;
import java.util.List;

/**
 * A text that authors wrote.
 *
 * @param contents the headings for a table of contents; none for a short text
 * @param minutes how long it takes to read
 */
public record Prose(
    String title, String summary, Content html, List<Heading> contents, int minutes) {

  /** A heading within the text; the id is its anchor. */
  public record Heading(String id, String title) {}
}
