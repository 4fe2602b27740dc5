package net.psmail.portal.status;

import java.util.List;
import net.psmail.portal.view.Problem;

/** The status page does not take what was written; says what is wrong with which field. */
final class StatusRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  StatusRefusal(List<Problem> problems) {
    super("The status page refused: " + problems);
    this.problems = List.copyOf(problems);
  }

  List<Problem> problems() {
    return problems;
  }
}
