package net.psmail.provisioning.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * What is served, as it was known a few seconds ago at the most: mail programs ask often, and
 * anybody can ask for them. While the database does not answer, they get what was known.
 */
@ApplicationScoped
public class ServedDomains {

  private static final Duration GOOD_FOR = Duration.ofSeconds(4);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  private volatile @Nullable Memory memory;

  /** The domain, if it is served. */
  public Optional<ServedDomain> find(DomainName name) {
    return Optional.ofNullable(known().get(name));
  }

  /** All of them, in no order. */
  public Set<ServedDomain> all() {
    return Set.copyOf(known().values());
  }

  /** What this node changed, it shall know at once. */
  public void forget() {
    memory = null;
  }

  private Map<DomainName, ServedDomain> known() {
    Memory last = memory;
    return last == null || last.goodUntil() < clock.millis() ? look(last) : last.domains();
  }

  private Map<DomainName, ServedDomain> look(@Nullable Memory last) {
    Map<DomainName, ServedDomain> domains;
    try {
      domains = transactions.call(this::read);
    } catch (ProvisioningException unreachable) {
      if (last == null) {
        throw unreachable;
      }
      domains = last.domains();
    }
    memory = new Memory(domains, clock.millis() + GOOD_FOR.toMillis());
    return domains;
  }

  private Map<DomainName, ServedDomain> read() {
    return entities
        .createQuery("select d from MailDomain d where d.active = true", MailDomain.class)
        .getResultStream()
        .map(ServedDomains::domain)
        .collect(Collectors.toUnmodifiableMap(ServedDomain::name, Function.identity()));
  }

  private static ServedDomain domain(MailDomain row) {
    return new ServedDomain(
        new DomainName(row.name()), Optional.ofNullable(row.mailHost()).map(DomainName::new));
  }

  private record Memory(Map<DomainName, ServedDomain> domains, long goodUntil) {}
}
