package net.psmail.portal.view;

import java.util.List;

/** {@code help.jte}, the tree of articles. */
public record HelpView(List<Branch> branches, Popular popular) {

  /** An article at the top, and those below it. */
  public record Branch(Reference top, List<Twig> twigs) {}

  /** An article in the middle, and those below it, which stand there by their titles alone. */
  public record Twig(Reference article, List<Reference> leaves) {}
}
