package net.psmail.certificates.lifecycle;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings as the text in which the database keeps them: a line each. */
final class FindingsText {

  private static final String PASSING = "passing";
  private static final String LASTING = "lasting";

  private FindingsText() {}

  static String of(Collection<Finding> findings) {
    return findings.stream().map(FindingsText::line).collect(Collectors.joining("\n"));
  }

  static List<Finding> read(@Nullable String text) {
    return text == null ? List.of() : text.lines().map(FindingsText::finding).toList();
  }

  private static String line(Finding finding) {
    String how = finding.passing() ? PASSING : LASTING;
    return finding.name() + " " + how + " " + finding.sentence();
  }

  private static Finding finding(String line) {
    String[] parts = line.split(" ", 3);
    return new Finding(parts[0], parts[1].equals(PASSING), parts[2]);
  }
}
