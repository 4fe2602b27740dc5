package net.psmail.provisioning.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.OptionalLong;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session.Role;

/** Whose accounts somebody looks after: those of all domains, or of one. */
@ApplicationScoped
public class Offices {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailDomains domains;

  /**
   * The domain of somebody who works for one, as it stands now; any for other operators.
   *
   * @throws ProvisioningException NOT_FOUND when it is no operator who asks
   */
  public MemberDomain of(Actor operator) {
    if (operator.role().includes(Role.OPERATOR)) {
      return MemberDomain.ANY;
    }
    if (operator.role() != Role.DOMAIN_OPERATOR) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    long id = domain(operator).orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
    return new MemberDomain(Optional.of(domains.nameOf(id).ascii()), OptionalLong.of(id));
  }

  private Optional<Long> domain(Actor operator) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select a.officeDomainId from Account a where a.id = :id"
                        + " and a.officeDomainId is not null",
                    Long.class)
                .setParameter("id", operator.accountId())
                .getResultStream()
                .findFirst());
  }
}
