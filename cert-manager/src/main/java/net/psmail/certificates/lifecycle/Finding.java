package net.psmail.certificates.lifecycle;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why an issuer would not certify a name now.
 *
 * @param name of those that a plan wants
 * @param passing whether it may be over without anybody's doing, as when a server does not answer
 * @param sentence for operators: which record to change, and what to write
 */
public record Finding(String name, boolean passing, String sentence) {

  public Finding {
    sentence = sentence.replaceAll("\\s+", " ").strip();
  }

  static Set<String> names(Collection<Finding> findings) {
    return findings.stream().map(Finding::name).collect(Collectors.toUnmodifiableSet());
  }

  static String sentences(Collection<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.name() + ": " + finding.sentence())
        .collect(Collectors.joining(" "));
  }
}
