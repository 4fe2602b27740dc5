package net.psmail.provisioning.webhook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Work;

/**
 * Forgets messages that are done: after a month, and those before the last hundred of a webhook;
 * and what was written for one that was removed at the same moment.
 */
@ApplicationScoped
class WebhookPurge implements Work {

  private static final Duration PAUSE = Duration.ofHours(6);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int BATCH = 1000;

  private static final String OLD =
      """
      select d.id from webhook_delivery d where d.state <> 'WAITING' and (d.made_at < ?1
          or d.id < (select min(x.id) from (select l.id from webhook_delivery l
            where l.webhook_id = ?2 order by l.id desc limit 100) x))
        and d.webhook_id = ?2
      """;

  private static final String ORPHANED =
      """
      select d.id from webhook_delivery d
      where d.state <> 'WAITING' and not exists (select 1 from webhook w where w.id = d.webhook_id)
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge webhooks", FixedDelay.of(PAUSE))
        .execute((instance, context) -> purge());
  }

  void purge() {
    long before = clock.instant().minus(KEPT).getEpochSecond();
    List<Long> webhooks =
        transactions.call(
            () ->
                entities.createQuery("select w.id from WebhookRow w", Long.class).getResultList());
    for (long webhook : webhooks) {
      while (transactions.call(() -> delete(OLD, before, webhook)) == BATCH) {
        // The next thousand.
      }
    }
    while (transactions.call(() -> delete(ORPHANED)) == BATCH) {
      // The next thousand.
    }
  }

  /** By their numbers, so that no range is held while something new is written. */
  private int delete(String which, Object... parameters) {
    var query = entities.createNativeQuery(which);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    List<?> ids = query.setMaxResults(BATCH).getResultList();
    for (Object id : ids) {
      entities
          .createNativeQuery("delete from webhook_delivery where id = ?1 and state <> 'WAITING'")
          .setParameter(1, id)
          .executeUpdate();
    }
    return ids.size();
  }
}
