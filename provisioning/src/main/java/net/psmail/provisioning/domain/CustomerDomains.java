package net.psmail.provisioning.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/**
 * What operators do with domains: those of the configuration and those that they add are one list.
 * A domain is never removed, only stopped, because its addresses must not become somebody else's.
 */
@ApplicationScoped
public class CustomerDomains {

  private static final String MAILBOXES =
      """
      select o.name, count(m.id) from mail_domain o join mailbox m on m.domain_id = o.id
      where m.active group by o.name
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject ServedDomains served;
  @Inject Audit audit;
  @Inject Clock clock;

  /** All of them, by name. */
  public List<CustomerDomain> list() {
    return transactions.call(
        () -> {
          Map<String, Long> mailboxes = mailboxes();
          return entities
              .createQuery("select d from MailDomain d order by d.name", MailDomain.class)
              .getResultStream()
              .map(row -> view(row, mailboxes.getOrDefault(row.name(), 0L)))
              .toList();
        });
  }

  /** One of them. */
  public Optional<CustomerDomain> find(DomainName name) {
    return list().stream().filter(domain -> domain.name().equals(name)).findFirst();
  }

  /**
   * Serves a domain from now on.
   *
   * @param host the name that its mail programs are told; empty for ours
   * @throws ProvisioningException DOMAIN_KNOWN; NOT_FOUND, as everywhere below, when the session is
   *     no operator's
   */
  public void add(Actor operator, DomainName name, Optional<DomainName> host, Origin origin) {
    operator.require(Role.OPERATOR);
    Optional<MailDomain> added =
        transactions.callUnlessDuplicate(
            () -> {
              MailDomain row = new MailDomain(name, clock.instant());
              row.setMailHost(host.map(DomainName::ascii).orElse(null));
              entities.persist(row);
              audit.by(operator, Act.DOMAIN_ADDED, name.ascii(), origin);
              return row;
            });
    if (added.isEmpty()) {
      throw ProvisioningException.of(Kind.DOMAIN_KNOWN);
    }
    served.forget();
  }

  /**
   * Serves a domain from now on in which nobody registers, as a part of the caller's transaction.
   *
   * @throws ProvisioningException DOMAIN_KNOWN
   */
  public void addClosed(Session operator, DomainName name, Origin origin) {
    transactions.run(
        () -> {
          if (rows(name).findAny().isPresent()) {
            throw ProvisioningException.of(Kind.DOMAIN_KNOWN);
          }
          add(operator, name, Optional.empty(), origin);
          changeSignUp(operator, name, SignUpPolicy.CLOSED, origin);
        });
  }

  /**
   * Tells the domain's mail programs another host from now on.
   *
   * @param host empty for ours
   * @throws ProvisioningException NOT_FOUND
   */
  public void changeHost(
      Session operator, DomainName name, Optional<DomainName> host, Origin origin) {
    operator.require(Role.OPERATOR);
    transactions.run(
        () -> {
          get(name).setMailHost(host.map(DomainName::ascii).orElse(null));
          audit.by(operator, Act.DOMAIN_CHANGED, name.ascii(), origin);
        });
    served.forget();
  }

  /**
   * Takes newcomers in another way from now on; those who have an address keep it.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void changeSignUp(Actor operator, DomainName name, SignUpPolicy policy, Origin origin) {
    operator.require(Role.OPERATOR);
    transactions.run(
        () -> {
          get(name).setSignUp(policy);
          String subject = name.ascii() + " (" + policy.word() + ")";
          audit.by(operator, Act.SIGN_UP_CHANGED, subject, origin);
        });
  }

  /**
   * Refuses the domain's mail and the logins of its mail programs from now on.
   *
   * @throws ProvisioningException NOT_FOUND, DEFAULT_DOMAIN
   */
  public void stop(Actor operator, DomainName name, Origin origin) {
    if (name.equals(domains.defaultDomain())) {
      throw ProvisioningException.of(Kind.DEFAULT_DOMAIN);
    }
    setActive(operator, name, false, origin);
  }

  /**
   * Serves the domain again, with all that it had.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void resume(Actor operator, DomainName name, Origin origin) {
    setActive(operator, name, true, origin);
  }

  private void setActive(Actor operator, DomainName name, boolean active, Origin origin) {
    operator.require(Role.OPERATOR);
    transactions.run(
        () -> {
          MailDomain row = get(name);
          if (row.isActive() != active) {
            row.setActive(active);
            Act act = active ? Act.DOMAIN_RESUMED : Act.DOMAIN_STOPPED;
            audit.onDomain(row.id(), operator, act, name.ascii(), origin);
          }
        });
    served.forget();
  }

  private MailDomain get(DomainName name) {
    return rows(name).findAny().orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  private Stream<MailDomain> rows(DomainName name) {
    return entities
        .createQuery("select d from MailDomain d where d.name = :name", MailDomain.class)
        .setParameter("name", name.ascii())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream();
  }

  private CustomerDomain view(MailDomain row, long mailboxes) {
    DomainName name = new DomainName(row.name());
    return new CustomerDomain(
        name,
        Optional.ofNullable(row.mailHost()).map(DomainName::new),
        mailboxes,
        row.createdAt(),
        row.signUp(),
        row.isActive(),
        name.equals(domains.defaultDomain()));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Long> mailboxes() {
    Stream<Object[]> rows = entities.createNativeQuery(MAILBOXES).getResultStream();
    return rows.collect(
        Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
  }
}
