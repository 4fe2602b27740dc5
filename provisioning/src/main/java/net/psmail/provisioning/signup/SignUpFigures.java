package net.psmail.provisioning.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.database.Transactions;

/**
 * How many registrations ended how, for each domain and day: what operators see of a policy and of
 * the layers. Nothing in it leads to a person.
 */
@ApplicationScoped
public class SignUpFigures {

  private static final int DAYS_KEPT = 400;
  private static final String COUNT =
      "insert into sign_up_day (on_day, domain_id, outcome, times) values (?1, ?2, ?3, 1)"
          + " on duplicate key update times = times + 1";
  private static final String SUM =
      "select f.outcome, sum(f.times) from sign_up_day f"
          + " where f.domain_id = ?1 and f.on_day >= ?2 group by f.outcome";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  /** Counts one; call it last in the transaction of the act, for others wait for these rows. */
  public void count(DomainName domain, Collection<Outcome> outcomes) {
    long id = id(domain);
    // In one order, so that nobody waits for who waits for them.
    for (Outcome outcome : outcomes.stream().sorted().toList()) {
      entities
          .createNativeQuery(COUNT)
          .setParameter(1, today().toString())
          .setParameter(2, id)
          .setParameter(3, outcome.name())
          .executeUpdate();
    }
  }

  /** What became of the registrations of so many days, today included; what is missing is none. */
  public Map<Outcome, Long> of(DomainName domain, int days) {
    Map<Outcome, Long> figures = new EnumMap<>(Outcome.class);
    for (Object[] row : rows(domain, today().minusDays(days - 1L))) {
      figures.put(Outcome.valueOf((String) row[0]), ((Number) row[1]).longValue());
    }
    return figures;
  }

  /** Forgets what is older than 400 days. */
  void forgetOld() {
    transactions.run(
        () ->
            entities
                .createNativeQuery("delete from sign_up_day where on_day < ?1")
                .setParameter(1, today().minusDays(DAYS_KEPT).toString())
                .executeUpdate());
  }

  private List<Object[]> rows(DomainName domain, LocalDate from) {
    return transactions.call(
        () -> {
          @SuppressWarnings("unchecked")
          List<Object[]> rows =
              entities
                  .createNativeQuery(SUM)
                  .setParameter(1, id(domain))
                  .setParameter(2, from.toString())
                  .getResultList();
          return rows;
        });
  }

  /** Of a domain that is not served any more too: somebody may have waited in it. */
  private long id(DomainName domain) {
    return entities
        .createQuery("select d.id from MailDomain d where d.name = :name", Long.class)
        .setParameter("name", domain.ascii())
        .getSingleResult();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
