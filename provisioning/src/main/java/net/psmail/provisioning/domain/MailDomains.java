package net.psmail.provisioning.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;

/** The domains whose mail this provider serves. */
@ApplicationScoped
public class MailDomains {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Audit audit;
  @Inject Clock clock;

  private final DomainSettings settings = DomainSettings.read();

  /** The active domains: those of the configuration in its order, then the others by name. */
  public List<DomainName> served() {
    Comparator<DomainName> configuredFirst =
        Comparator.comparingInt(
            domain -> {
              int position = settings.domains().indexOf(domain);
              return position < 0 ? Integer.MAX_VALUE : position;
            });
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select d.name from MailDomain d where d.active = true order by d.name",
                    String.class)
                .getResultStream()
                .map(DomainName::new)
                .sorted(configuredFirst)
                .toList());
  }

  /** The active domains by the keys that {@link #idOf} gives. */
  public Map<Long, DomainName> servedById() {
    return transactions.call(
        () ->
            entities
                .createQuery("select d from MailDomain d where d.active = true", MailDomain.class)
                .getResultStream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        MailDomain::id, domain -> new DomainName(domain.name()))));
  }

  /**
   * How an active domain takes newcomers.
   *
   * @throws ProvisioningException INVALID_ADDRESS when it is not served here
   */
  public SignUpPolicy signUp(DomainName domain) {
    return Optional.ofNullable(signUps().get(domain))
        .orElseThrow(() -> ProvisioningException.invalidAddress(AddressFault.DOMAIN));
  }

  /** How each active domain takes newcomers. */
  public Map<DomainName, SignUpPolicy> signUps() {
    return transactions.call(
        () ->
            entities
                .createQuery("select d from MailDomain d where d.active = true", MailDomain.class)
                .getResultStream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        domain -> new DomainName(domain.name()), MailDomain::signUp)));
  }

  /** The domain for those who do not name one. */
  public DomainName defaultDomain() {
    return settings.domains().get(0);
  }

  /**
   * The key of an active domain, for the rows that belong to it.
   *
   * @throws ProvisioningException INVALID_ADDRESS when it is not served here
   */
  public long idOf(DomainName domain) {
    return transactions
        .call(
            () ->
                entities
                    .createQuery(
                        "select d.id from MailDomain d where d.name = :name and d.active = true",
                        Long.class)
                    .setParameter("name", domain.ascii())
                    .getResultStream()
                    .findFirst())
        .orElseThrow(() -> ProvisioningException.invalidAddress(AddressFault.DOMAIN));
  }

  /** The domain with a key that {@link #idOf} gave, whether it is active still or not. */
  public DomainName nameOf(long id) {
    return transactions.call(
        () -> new DomainName(entities.getReference(MailDomain.class, id).name()));
  }

  /** That a domain is not served any more, if an operator has stopped it. */
  public Optional<DomainStop> stopOf(DomainName domain) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select d.id from MailDomain d where d.name = :name and d.active = false",
                    Long.class)
                .setParameter("name", domain.ascii())
                .getResultStream()
                .findFirst()
                .map(id -> new DomainStop(audit.latestOnDomain(id, Act.DOMAIN_STOPPED))));
  }

  /** Makes the domains of the configuration that are not there yet. */
  public void addConfigured() {
    transactions.run(() -> settings.domains().forEach(this::addIfMissing));
  }

  private void addIfMissing(DomainName domain) {
    boolean missing =
        entities
            .createQuery("select d.id from MailDomain d where d.name = :name", Long.class)
            .setParameter("name", domain.ascii())
            .getResultList()
            .isEmpty();
    if (missing) {
      entities.persist(new MailDomain(domain, clock.instant()));
      audit.bySystem(Act.DOMAIN_ADDED, domain.ascii());
    }
  }
}
