package net.psmail.provisioning.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.psmail.provisioning.database.Transactions;

/**
 * How many may register within an hour, on all nodes together. Each takes a number from a row that
 * the database hands to one after the other, so that not one more is let through.
 */
@ApplicationScoped
class HourlyBudget {

  private static final String FIRST =
      "insert ignore into sign_up_hour (started_at, taken) values (?1, 0)";
  private static final String TAKE =
      "update sign_up_hour set taken = taken + 1 where started_at = ?1 and taken < ?2";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  /** Takes one of this hour, if there is one left. */
  boolean take(long budget) {
    LocalDateTime hour =
        LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.HOURS), ZoneOffset.UTC);
    if (transactions.call(() -> increment(hour, budget))) {
      return true;
    }
    // A transaction of its own: who is second must not hold what the first waits for.
    transactions.run(() -> entities.createNativeQuery(FIRST).setParameter(1, hour).executeUpdate());
    return transactions.call(() -> increment(hour, budget));
  }

  private boolean increment(LocalDateTime hour, long budget) {
    return 1
        == entities
            .createNativeQuery(TAKE)
            .setParameter(1, hour)
            .setParameter(2, budget)
            .executeUpdate();
  }
}
