package net.psmail.provisioning.rule;

import static net.psmail.provisioning.rule.SieveText.list;
import static net.psmail.provisioning.rule.SieveText.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the rules of a member as a Sieve script (<a
 * href="https://www.rfc-editor.org/rfc/rfc5228">RFC 5228</a>): first what is spam, which is neither
 * answered nor sent on, wherever it goes; then letters of the provider, which nothing happens to;
 * then the answer while the owner is away, forwarding, and the filters.
 */
final class SieveScript {

  /** Set by Dovecot on what a script sends on. */
  private static final String SENT_ON = "x-sieve-redirected-from";

  private final Set<String> extensions = new TreeSet<>();
  private final List<String> lines = new ArrayList<>();

  private SieveScript() {}

  static String of(Rules rules, Surroundings surroundings) {
    SieveScript script = new SieveScript();
    script.junk(rules, surroundings);
    script.letters(surroundings);
    rules.vacation().ifPresent(vacation -> script.vacation(rules, vacation, surroundings));
    script.forwards(rules, surroundings);
    rules.filters().forEach(script::filter);
    return script.whole();
  }

  private String whole() {
    List<String> all = new ArrayList<>();
    all.add(
        "# Written anew by the site at each change of the rules there. What is changed here is lost.");
    if (!extensions.isEmpty()) {
      all.add("require " + list(extensions) + ";");
    }
    all.addAll(lines);
    return String.join("\r\n", all) + "\r\n";
  }

  private void junk(Rules rules, Surroundings surroundings) {
    if (rules.junk() && !surroundings.spam().isEmpty()) {
      block("if " + spam(surroundings), List.of(into(SortedMail.JUNK), "stop;"));
    }
  }

  private static String spam(Surroundings surroundings) {
    return surroundings.spam().stream()
        .map(spam -> "header :is " + quoted(spam.name()) + " " + quoted(spam.value()))
        .collect(Collectors.joining(", ", "anyof (", ")"));
  }

  /** Where it does not go into Junk, spam comes as far as the answer and forwarding. */
  private static List<String> notSpam(Rules rules, Surroundings surroundings) {
    return rules.junk() || surroundings.spam().isEmpty()
        ? List.of()
        : List.of("not " + spam(surroundings));
  }

  private void letters(Surroundings surroundings) {
    block(
        "if address :all :is \"from\" " + list(surroundings.provider()), List.of("keep;", "stop;"));
  }

  private void vacation(Rules rules, Vacation vacation, Surroundings surroundings) {
    extensions.add("vacation");
    List<String> tests = new ArrayList<>(notSpam(rules, surroundings));
    vacation.from().ifPresent(day -> tests.add(day("ge", day.toString())));
    vacation.until().ifPresent(day -> tests.add(day("le", day.toString())));
    tests.add("not exists \"list-id\"");
    tests.add("not header :is \"precedence\" [\"bulk\", \"list\", \"junk\"]");
    String subject = vacation.subject().isEmpty() ? "" : " :subject " + quoted(vacation.subject());
    block(
        "if allof (" + String.join(", ", tests) + ")",
        List.of(
            "vacation :days "
                + vacation.days()
                + subject
                + " :addresses "
                + list(surroundings.own())
                + " "
                + quoted(vacation.text())
                + ";"));
  }

  private String day(String relation, String day) {
    extensions.add("date");
    extensions.add("relational");
    return "currentdate :value " + quoted(relation) + " \"date\" " + quoted(day);
  }

  /**
   * What has come from here once is not sent on again, and what has no sender never is: such a
   * report may say that the other address takes nothing any more, and would be lost there.
   */
  private void forwards(Rules rules, Surroundings surroundings) {
    if (rules.forwards().isEmpty()) {
      return;
    }
    List<String> acts = new ArrayList<>();
    if (rules.keepsCopy()) {
      extensions.add("copy");
    }
    String command = rules.keepsCopy() ? "redirect :copy " : "redirect ";
    rules.forwards().forEach(address -> acts.add(command + quoted(address) + ";"));
    if (!rules.keepsCopy()) {
      acts.add("stop;");
    }
    extensions.add("envelope");
    List<String> tests = new ArrayList<>(notSpam(rules, surroundings));
    tests.add("not header :is \"" + SENT_ON + "\" " + quoted(surroundings.own().get(0)));
    tests.add("not envelope :is \"from\" \"\"");
    block("if allof (" + String.join(", ", tests) + ")", acts);
  }

  private void filter(Filter filter) {
    List<String> acts = new ArrayList<>();
    if (filter.seen()) {
      acts.add(flag("\\Seen"));
    }
    if (filter.flagged()) {
      acts.add(flag("\\Flagged"));
    }
    filter.folder().map(this::into).ifPresent(acts::add);
    if (filter.stops()) {
      acts.add("stop;");
    }
    block("if " + test(filter), acts);
  }

  private static String test(Filter filter) {
    String words = quoted(filter.words());
    boolean whole = filter.way() == Filter.Way.IS;
    return switch (filter.part()) {
      case FROM -> (whole ? "address :all :is" : "header :contains") + " \"from\" " + words;
      case TO -> (whole ? "address :all :is" : "header :contains") + " [\"to\", \"cc\"] " + words;
      case SUBJECT -> "header " + (whole ? ":is" : ":contains") + " \"subject\" " + words;
      case LIST -> "header " + (whole ? ":is" : ":contains") + " \"list-id\" " + words;
    };
  }

  private String flag(String flag) {
    extensions.add("imap4flags");
    return "addflag " + quoted(flag) + ";";
  }

  private String into(String folder) {
    extensions.add("fileinto");
    extensions.add("mailbox");
    return "fileinto :create " + quoted(folder) + ";";
  }

  private void block(String test, List<String> acts) {
    lines.add(test + " {");
    acts.forEach(act -> lines.add("  " + act));
    lines.add("}");
  }
}
