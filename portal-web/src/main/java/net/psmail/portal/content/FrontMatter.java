package net.psmail.portal.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with the front matter of a file. Reading it overlooks much; whoever brings a file
 * from elsewhere wants to know.
 */
final class FrontMatter {

  private static final String FENCE = "---";
  private static final Pattern LINE = Pattern.compile("([a-z]+):(?:\\s+(\\S.*)?)?");

  /** The beginnings of lists, blocks and whatever else YAML has that is no plain value. */
  private static final String NO_VALUE = "|>[{&*!%@`-?";

  private final Kind kind;
  private final List<ContentFault> faults = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private FrontMatter(Kind kind) {
    this.kind = kind;
  }

  static List<ContentFault> faults(Kind kind, String file) {
    FrontMatter matter = new FrontMatter(kind);
    matter.check(ContentFile.lines(file).lines().limit(100).toList());
    return matter.faults;
  }

  private void check(List<String> lines) {
    int end = lines.isEmpty() ? -1 : lines.subList(1, lines.size()).indexOf(FENCE) + 1;
    if (end < 1 || !lines.get(0).equals(FENCE)) {
      faults.add(ContentFault.of("", "problem.content-file-front"));
      return;
    }
    for (int at = 1; at < end; at++) {
      check(lines.get(at), Integer.toString(at + 1));
    }
  }

  private void check(String line, String number) {
    Matcher parts = LINE.matcher(line);
    String value = parts.matches() && parts.group(2) != null ? parts.group(2) : "";
    if (!parts.matches() || (!value.isEmpty() && NO_VALUE.indexOf(value.charAt(0)) >= 0)) {
      faults.add(ContentFault.of("", "problem.content-file-line", number));
    } else if (!isKnown(parts.group(1))) {
      faults.add(
          ContentFault.of(parts.group(1), "problem.content-file-field", number, parts.group(1)));
    } else if (!names.add(parts.group(1))) {
      faults.add(
          ContentFault.of(parts.group(1), "problem.content-file-twice", number, parts.group(1)));
    } else if (parts.group(1).equals("draft") && !value.matches("true|false")) {
      faults.add(ContentFault.of("draft", "problem.content-file-draft", number));
    }
  }

  private boolean isKnown(String name) {
    return Set.of("title", "slug", "summary", "draft").contains(name)
        || kind.fields().contains(name);
  }
}
