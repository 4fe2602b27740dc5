package net.psmail.provisioning.factor;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;

/** Challenges that were given out and not answered yet. */
@ApplicationScoped
class PasskeyChallenges implements Work {

  /** How long people look for their key. */
  static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofMinutes(10);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject OldRows oldRows;
  @Inject Codes codes;
  @Inject Clock clock;

  /** A new one: 256 bits in base64url. */
  String make(String holder) {
    String challenge = codes.token();
    transactions.run(
        () ->
            entities.persist(
                new PasskeyChallenge(
                    Digests.sha256(challenge),
                    Digests.sha256(holder),
                    clock.instant().plus(LIFETIME))));
    return challenge;
  }

  /** Whether it was given to this holder and not answered before; deleting decides. */
  boolean take(String challenge, String holder) {
    return transactions.call(
        () ->
            1
                == entities
                    .createQuery(
                        "delete from PasskeyChallenge c where c.hash = :hash"
                            + " and c.holder = :holder and c.endsAt > :now")
                    .setParameter("hash", Digests.sha256(challenge))
                    .setParameter("holder", Digests.sha256(holder))
                    .setParameter("now", clock.instant())
                    .executeUpdate());
  }

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge passkey challenges", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) -> oldRows.delete("passkey_challenge", "ends_at", clock.instant()));
  }
}
