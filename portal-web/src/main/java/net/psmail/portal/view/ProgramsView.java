package net.psmail.portal.view;

import java.util.List;

/** {@code programs.jte}, at {@code /account/setup/programs}: files for programs without windows. */
public record ProgramsView(String address, List<Snippet> snippets) {

  /**
   * A configuration.
   *
   * @param file where the program looks for it
   */
  public record Snippet(String program, String file, String text) {}
}
