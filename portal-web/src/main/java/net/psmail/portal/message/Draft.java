package net.psmail.portal.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.address.AnyAddress;

/**
 * A message as somebody typed it, without what would disturb its display.
 *
 * @param name may be empty
 * @param text lines end with a line feed
 */
record Draft(String name, String address, String subject, String text) {

  static final int LONGEST_NAME = 100;
  static final int LONGEST_SUBJECT = 150;
  static final int LONGEST_TEXT = 5000;

  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern CONTROL_IN_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  static Draft of(String name, String address, String subject, String text) {
    String lines = LINE_END.matcher(text).replaceAll("\n");
    return new Draft(
        line(name),
        line(address),
        line(subject),
        CONTROL_IN_TEXT.matcher(lines).replaceAll("").strip());
  }

  /** What is wrong with it; empty when it can be received. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (name.length() > LONGEST_NAME) {
      problems.add(tooLong("name", LONGEST_NAME));
    }
    if (!AnyAddress.is(address)) {
      problems.add(Problem.of("address", "problem.message-address"));
    }
    check(problems, "subject", subject, LONGEST_SUBJECT);
    check(problems, "text", text, LONGEST_TEXT);
    return problems;
  }

  private static void check(List<Problem> problems, String field, String typed, int longest) {
    if (typed.isEmpty()) {
      problems.add(Problem.of(field, "problem.message-" + field));
    } else if (typed.length() > longest) {
      problems.add(tooLong(field, longest));
    }
  }

  private static Problem tooLong(String field, int longest) {
    return Problem.of(field, "problem.message-too-long", Integer.toString(longest));
  }

  private static String line(String text) {
    return CONTROL.matcher(text).replaceAll(" ").strip();
  }
}
