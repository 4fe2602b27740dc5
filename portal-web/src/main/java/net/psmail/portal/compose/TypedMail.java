package net.psmail.portal.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.outgoing.OutgoingMail;

/**
 * A mail as its fields were filled in.
 *
 * @param from empty for the address of the mailbox
 */
record TypedMail(String from, String to, String cc, String subject, String text) {

  static final TypedMail EMPTY = new TypedMail("", "", "", "", "");

  static final int MOST_RECIPIENTS = 50;
  static final int LONGEST_SUBJECT = 150;
  static final int LONGEST_TEXT = 20_000;

  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern CONTROL_IN_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  static TypedMail of(String from, String to, String cc, String subject, String text) {
    String lines = LINE_END.matcher(text).replaceAll("\n");
    return new TypedMail(
        from.strip(),
        to.strip(),
        cc.strip(),
        CONTROL.matcher(subject).replaceAll(" ").strip(),
        CONTROL_IN_TEXT.matcher(lines).replaceAll("").stripTrailing());
  }

  /** What is wrong with it; empty when it can be sent. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    Recipients typedTo = Recipients.of(to);
    Recipients typedCc = Recipients.of(cc);
    if (to.isEmpty()) {
      problems.add(Problem.of("to", "problem.compose-to"));
    }
    typedTo.problem("to").ifPresent(problems::add);
    typedCc.problem("cc").ifPresent(problems::add);
    if (recipients() > MOST_RECIPIENTS) {
      problems.add(Problem.of("to", "problem.compose-many", Integer.toString(MOST_RECIPIENTS)));
    }
    check(problems, "subject", subject, LONGEST_SUBJECT);
    check(problems, "text", text.strip(), LONGEST_TEXT);
    return problems;
  }

  /** Everything, to tell it from another that was sent with the same form. */
  String content() {
    return String.join("\n", from, to, cc, subject, text);
  }

  /**
   * As it leaves, once it has no problems. What is sent again with the same form is the same mail.
   */
  OutgoingMail outgoing(String form) {
    List<String> addressees = Recipients.of(to).addresses();
    List<String> others =
        Recipients.of(cc).addresses().stream().filter(copy -> !addressees.contains(copy)).toList();
    String id = Digests.sha256(form + "\n" + content()).substring(0, 40);
    return new OutgoingMail(id, addressees, others, subject, text);
  }

  private int recipients() {
    return Recipients.of(to).addresses().size() + Recipients.of(cc).addresses().size();
  }

  private static void check(List<Problem> problems, String field, String typed, int longest) {
    if (typed.isEmpty()) {
      problems.add(Problem.of(field, "problem.message-" + field));
    } else if (typed.length() > longest) {
      problems.add(Problem.of(field, "problem.message-too-long", Integer.toString(longest)));
    }
  }
}
