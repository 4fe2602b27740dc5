package net.psmail.portal.view;

import java.util.List;

/**
 * {@code search.jte}: the form, which asks {@code /search?q=}, and what was found.
 *
 * @param question what was asked; empty when nothing was
 * @param cut whether more was asked than was searched
 * @param total how many texts were found
 * @param hits the best of them, best first
 */
public record SearchView(String question, boolean cut, long total, List<Hit> hits) {

  /** The page before anything was asked. */
  public static SearchView unasked() {
    return new SearchView("", false, 0, List.of());
  }

  public boolean asked() {
    return !question.isEmpty();
  }

  /**
   * A text that was found.
   *
   * @param kind as in the keys {@code search.kind.article}
   * @param path its address without the prefix of the language
   */
  public record Hit(String kind, List<Part> title, List<Part> excerpt, String path) {}

  /**
   * A piece of a text.
   *
   * @param found whether it is a word that was looked for
   */
  public record Part(String text, boolean found) {}
}
