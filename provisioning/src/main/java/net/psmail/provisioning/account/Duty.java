package net.psmail.provisioning.account;

import java.util.Optional;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.session.Session.Role;

/**
 * What somebody does here.
 *
 * @param domain whose accounts a DOMAIN_OPERATOR looks after; empty for everybody else
 */
public record Duty(Role role, Optional<DomainName> domain) {

  public Duty {
    if (role == Role.MEMBER || domain.isPresent() != (role == Role.DOMAIN_OPERATOR)) {
      throw new IllegalArgumentException("Nobody works here as " + role + " " + domain);
    }
  }

  /** Of somebody who works for all domains. */
  public static Duty of(Role role) {
    return new Duty(role, Optional.empty());
  }

  /** Of somebody who works for one domain. */
  public static Duty forDomain(DomainName domain) {
    return new Duty(Role.DOMAIN_OPERATOR, Optional.of(domain));
  }

  /** As the trail has it. */
  String words() {
    return domain.map(name -> role.word() + " " + name.ascii()).orElseGet(role::word);
  }
}
