package net.psmail.portal.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;

/**
 * Domains as they are typed, one in each line; empty lines do not matter.
 *
 * @param problems those of the field; empty when all lines are fine
 */
record TypedDomains(Set<DomainName> domains, List<Problem> problems) {

  private static final String FIELD = "domains";
  private static final int MOST = 1000;
  private static final int NAMED = 10;
  private static final int LONGEST_NAMED = 60;

  static TypedDomains parse(String text) {
    List<String> lines = text.lines().map(String::strip).toList();
    if (lines.stream().filter(line -> !line.isEmpty()).count() > MOST) {
      return refused("problem.domain-many");
    }
    Set<DomainName> domains = new LinkedHashSet<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !add(domains, line)) {
        wrong.add("%d (%s)".formatted(i + 1, shortened(line)));
      }
    }
    if (!wrong.isEmpty()) {
      return refused("problem.domain-lines", named(wrong));
    }
    return domains.isEmpty() ? refused("problem.domain") : new TypedDomains(domains, List.of());
  }

  private static boolean add(Set<DomainName> domains, String line) {
    try {
      domains.add(DomainName.parse(line));
      return true;
    } catch (ProvisioningException noDomain) {
      return false;
    }
  }

  private static TypedDomains refused(String key, String... arguments) {
    return new TypedDomains(Set.of(), List.of(Problem.of(FIELD, key, arguments)));
  }

  private static String named(List<String> wrong) {
    String first = String.join(", ", wrong.subList(0, Math.min(NAMED, wrong.size())));
    return wrong.size() > NAMED ? first + ", …" : first;
  }

  private static String shortened(String line) {
    return line.length() > LONGEST_NAMED ? line.substring(0, LONGEST_NAMED) + "…" : line;
  }
}
