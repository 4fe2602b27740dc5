package net.psmail.provisioning.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.psmail.provisioning.database.Transactions;

/**
 * Sessions of people who were not let in. All that was theirs is gone, so a hash that was random
 * before is all that is kept, for whoever comes back with that session to be told.
 */
@ApplicationScoped
public class RefusedVisits {

  private static final String NOTE =
      "insert ignore into refused_visit (session_id, refused_at)"
          + " select s.id, ?2 from web_session s where s.account_id = ?1";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  /** Keeps the sessions of an account in mind, in the transaction that removes it. */
  public void note(long accountId) {
    entities
        .createNativeQuery(NOTE)
        .setParameter(1, accountId)
        .setParameter(2, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .executeUpdate();
  }

  /** Whether this was the session of somebody who was refused. */
  public boolean include(SessionToken token) {
    return transactions.call(
        () ->
            !entities
                .createNativeQuery(
                    "select s.session_id from refused_visit s where s.session_id = ?1")
                .setParameter(1, token.id())
                .getResultList()
                .isEmpty());
  }
}
