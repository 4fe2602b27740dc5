package net.psmail.portal.console;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.portal.view.DutyForm;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.session.Session.Role;

/** What a form asks that somebody does here. */
public class TypedDuty {

  @DefaultValue("")
  @FormParam("role")
  private String role = "";

  @DefaultValue("")
  @FormParam("domain")
  private String domain = "";

  /** What somebody does already, or nothing yet. */
  static DutyForm form(Optional<Duty> duty, List<DomainName> served) {
    return new DutyForm(
        duty.map(one -> one.role().word()).orElse(""),
        duty.flatMap(Duty::domain).map(DomainName::ascii).orElse(""),
        names(served));
  }

  /** As it was typed. */
  DutyForm form(List<DomainName> served) {
    return new DutyForm(role, domain, names(served));
  }

  /** Empty for anything that nobody can choose. */
  Optional<Duty> duty(List<DomainName> served) {
    return role()
        .flatMap(
            chosen ->
                chosen == Role.DOMAIN_OPERATOR
                    ? served.stream()
                        .filter(one -> one.ascii().equals(domain))
                        .findFirst()
                        .map(Duty::forDomain)
                    : Optional.of(Duty.of(chosen)));
  }

  /** What is wrong when there is no duty. */
  List<Problem> problems() {
    return List.of(
        role().isPresent()
            ? Problem.of("domain", "problem.duty-domain")
            : Problem.of("role", "problem.role"));
  }

  private Optional<Role> role() {
    return Stream.of(Role.values())
        .filter(one -> one != Role.MEMBER && one.word().equals(role))
        .findFirst();
  }

  private static List<String> names(List<DomainName> served) {
    return served.stream().map(DomainName::ascii).toList();
  }
}
