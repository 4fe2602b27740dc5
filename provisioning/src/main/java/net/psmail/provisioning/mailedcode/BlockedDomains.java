package net.psmail.provisioning.mailedcode;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session.Role;

/**
 * Domains whose addresses confirm nothing, each with all domains below it: anybody reads the mail
 * there, or it is thrown away after minutes. Operators add and remove; what was confirmed before
 * stays confirmed.
 */
@ApplicationScoped
public class BlockedDomains {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Audit audit;
  @Inject Clock clock;

  /** All of them, in the order of their names. */
  public List<DomainName> list() {
    return transactions.call(
        () -> {
          List<?> names =
              entities
                  .createNativeQuery("select b.name from blocked_domain b order by b.name")
                  .getResultList();
          return names.stream().map(String.class::cast).map(DomainName::new).toList();
        });
  }

  /**
   * Adds all of these or none; one that is there already does not mind.
   *
   * @throws ProvisioningException NOT_FOUND when it is no operator who asks
   */
  public void add(Actor operator, Collection<DomainName> domains, Origin origin) {
    String statement = "insert ignore into blocked_domain (name, added_at) values (?1, ?2)";
    transactions.run(
        () ->
            domains.forEach(
                domain -> change(operator, statement, domain, Act.BLOCKED_DOMAIN_ADDED, origin)));
  }

  /**
   * Removes one; one that is not there does not mind.
   *
   * @throws ProvisioningException NOT_FOUND when it is no operator who asks
   */
  public void remove(Actor operator, DomainName domain, Origin origin) {
    change(
        operator,
        "delete from blocked_domain where name = ?1 and added_at <= ?2",
        domain,
        Act.BLOCKED_DOMAIN_REMOVED,
        origin);
  }

  private void change(Actor operator, String statement, DomainName domain, Act act, Origin origin) {
    operator.require(Role.OPERATOR);
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    transactions.run(
        () -> {
          int changed =
              entities
                  .createNativeQuery(statement)
                  .setParameter(1, domain.ascii())
                  .setParameter(2, now)
                  .executeUpdate();
          if (changed > 0) {
            audit.by(operator, act, domain.ascii(), origin);
          }
        });
  }

  /** Whether this domain, or one above it, is in the list. */
  boolean include(DomainName domain) {
    List<String> names = withAllAbove(domain.ascii()).toList();
    return transactions.call(
        () ->
            names.stream()
                .anyMatch(
                    name ->
                        !entities
                            .createNativeQuery(
                                "select b.name from blocked_domain b where b.name = ?1")
                            .setParameter(1, name)
                            .getResultList()
                            .isEmpty()));
  }

  /** Top-level domains are left out: a {@link DomainName} is none. */
  static Stream<String> withAllAbove(String name) {
    return Stream.iterate(
        name, above -> above.indexOf('.') > 0, above -> above.substring(above.indexOf('.') + 1));
  }
}
