package net.psmail.provisioning.otheraddress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;

/** The rows of recoveries and their links, for those who act on them in a transaction. */
@ApplicationScoped
class PendingRecoveries {

  /** So long the first letter can be used. */
  private static final Duration TO_BEGIN = Duration.ofDays(1);

  /** At most one letter within this time, however often somebody asks. */
  private static final Duration BETWEEN_LETTERS = Duration.ofHours(1);

  /** Once it is ready, it can be finished for so long. */
  private static final Duration TO_FINISH = Duration.ofDays(7);

  private static final String BY_LINK =
      """
      select p, a.signInName, l.opens from PendingRecoveryRow p
        join RecoveryLink l on l.recoveryId = p.id join Account a on a.id = p.accountId
      where l.hash = :hash and p.endsAt > :now
      """;
  private static final String BEGIN =
      """
      update PendingRecoveryRow p set p.begunAt = :now, p.readyAt = :ready, p.endsAt = :end
      where p.accountId = :account and p.begunAt is null and p.endsAt > :now
      """;
  private static final String FINISH =
      """
      delete from PendingRecoveryRow p
      where p.accountId = :account and p.readyAt <= :now and p.endsAt > :now
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  private final Duration delay = RecoverySettings.read().delay();

  Optional<PendingRecoveryRow> of(long accountId) {
    return entities
        .createQuery(
            "select p from PendingRecoveryRow p where p.accountId = :account and p.endsAt > :now",
            PendingRecoveryRow.class)
        .setParameter("account", accountId)
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  /** The one that a link leads to. */
  Optional<PendingRecovery> find(String token) {
    return transactions.call(
        () ->
            entities
                .createQuery(BY_LINK, Object[].class)
                .setParameter("hash", Digests.sha256(token))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .map(row -> ((PendingRecoveryRow) row[0]).view((String) row[1], (Boolean) row[2])));
  }

  /** The one to write a letter about; empty if there was one lately. */
  Optional<PendingRecoveryRow> ask(long accountId) {
    Instant now = clock.instant();
    forgetOld(accountId);
    Optional<PendingRecoveryRow> known = of(accountId);
    if (known.isEmpty()) {
      PendingRecoveryRow fresh = new PendingRecoveryRow(accountId, now, now.plus(TO_BEGIN));
      entities.persist(fresh);
      entities.flush();
      return Optional.of(fresh);
    }
    Optional<PendingRecoveryRow> due =
        known.filter(row -> !row.wasAskedSince(now.minus(BETWEEN_LETTERS)));
    due.ifPresent(row -> row.ask(now, now.plus(TO_BEGIN)));
    return due;
  }

  /** The token of a new link. */
  String link(long recoveryId, boolean opens) {
    String token = codes.token();
    entities.persist(new RecoveryLink(Digests.sha256(token), recoveryId, opens, clock.instant()));
    return token;
  }

  /** Whether it was this that began it. */
  boolean begin(long accountId) {
    Instant now = clock.instant();
    Instant ready = now.plus(delay);
    return 1
        == entities
            .createQuery(BEGIN)
            .setParameter("now", now)
            .setParameter("ready", ready)
            .setParameter("end", ready.plus(TO_FINISH))
            .setParameter("account", accountId)
            .executeUpdate();
  }

  /** Ends it, in the transaction that made that necessary; without one nothing happens. */
  boolean stop(long accountId, String actor, Origin origin) {
    boolean begun = of(accountId).flatMap(PendingRecoveryRow::readyAt).isPresent();
    boolean stopped =
        1
            == entities
                .createQuery("delete from PendingRecoveryRow p where p.accountId = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    if (stopped && begun) {
      audit.by(accountId, actor, Act.RECOVERY_STOPPED, actor, origin);
    }
    return stopped;
  }

  /** Takes one that is ready away; whether it was there to be taken. */
  boolean finish(long accountId) {
    return 1
        == entities
            .createQuery(FINISH)
            .setParameter("account", accountId)
            .setParameter("now", clock.instant())
            .executeUpdate();
  }

  private void forgetOld(long accountId) {
    entities
        .createQuery(
            "delete from PendingRecoveryRow p where p.accountId = :account and p.endsAt <= :now")
        .setParameter("account", accountId)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}
