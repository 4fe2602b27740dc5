package net.psmail.portal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import org.jspecify.annotations.Nullable;

/** What stands in a form about a domain, read, and what is wrong with it. */
final class TypedDomain {

  private final @Nullable DomainName name;
  private final @Nullable DomainName host;
  private final List<Problem> problems;

  private TypedDomain(
      @Nullable DomainName name, @Nullable DomainName host, List<Problem> problems) {
    this.name = name;
    this.host = host;
    this.problems = problems;
  }

  static TypedDomain of(String domain, String host) {
    List<Problem> problems = new ArrayList<>();
    DomainName name = read(domain, Problem.of("domain", "problem.domain"), problems);
    return new TypedDomain(name, readHost(host, problems), problems);
  }

  static TypedDomain ofHost(String host) {
    List<Problem> problems = new ArrayList<>();
    return new TypedDomain(null, readHost(host, problems), problems);
  }

  DomainName name() {
    return Objects.requireNonNull(name);
  }

  /** Empty for ours. */
  Optional<DomainName> host() {
    return Optional.ofNullable(host);
  }

  List<Problem> problems() {
    return problems;
  }

  private static @Nullable DomainName readHost(String host, List<Problem> problems) {
    return host.isBlank() ? null : read(host, Problem.of("host", "problem.domain-host"), problems);
  }

  private static @Nullable DomainName read(String text, Problem problem, List<Problem> problems) {
    try {
      return DomainName.parse(text);
    } catch (ProvisioningException noDomain) {
      problems.add(problem);
      return null;
    }
  }
}
