package net.psmail.portal.view;

import java.util.List;

/**
 * {@code glossary.jte}, all terms.
 *
 * @param letters A to Z, also those that no term begins with
 */
public record GlossaryView(List<Letter> letters) {

  /** The terms that begin with a letter, each with its explanation as summary. */
  public record Letter(String name, List<Term> terms) {}

  /** The key is the term's anchor. */
  public record Term(String key, Reference text) {}
}
