package net.psmail.portal.view;

import java.util.List;

/** {@code help.jte}, the tree of articles. */
public record HelpView(List<Branch> branches, Popular popular) {

  /** An article at the top, and those below it. */
  public record Branch(Reference top, List<Reference> articles) {}
}
