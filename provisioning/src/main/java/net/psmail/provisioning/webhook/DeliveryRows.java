package net.psmail.provisioning.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.webhook.WebhookDelivery.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What waits, and what became of it. A message is taken by holding its row, and belongs to who has
 * taken it until its lease ends; two processes never send the same one at a time.
 */
@ApplicationScoped
class DeliveryRows {

  /** Longer than an answer is waited for. */
  private static final Duration LEASE = Duration.ofMinutes(3);

  private static final int GONE = 410;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Jobs jobs;
  @Inject Audit audit;
  @Inject Clock clock;

  /** A message and where it goes. */
  record Taken(DeliveryRow delivery, WebhookRow webhook) {}

  /** Those for which something is due. */
  List<Long> due() {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select distinct d.webhookId from DeliveryRow d where d.state = :waiting"
                        + " and d.dueAt <= :now and d.leasedUntil <= :now",
                    Long.class)
                .setParameter("waiting", WebhookDelivery.State.WAITING)
                .setParameter("now", now())
                .getResultList());
  }

  /** Takes the oldest that is due for a webhook; empty when there is none. */
  Optional<Taken> take(long webhook) {
    Instant now = clock.instant();
    for (long id : dueOf(webhook)) {
      Optional<Taken> taken = transactions.call(() -> take(id, now));
      if (taken.isPresent()) {
        return taken;
      }
    }
    return Optional.empty();
  }

  private List<Long> dueOf(long webhook) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select d.id from DeliveryRow d where d.webhookId = :webhook"
                        + " and d.state = :waiting and d.dueAt <= :now and d.leasedUntil <= :now"
                        + " order by d.id",
                    Long.class)
                .setParameter("webhook", webhook)
                .setParameter("waiting", WebhookDelivery.State.WAITING)
                .setParameter("now", now())
                .setMaxResults(10)
                .getResultList());
  }

  private Optional<Taken> take(long id, Instant now) {
    DeliveryRow row = entities.find(DeliveryRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null || !row.mayBeTaken(now)) {
      return Optional.empty();
    }
    WebhookRow webhook = entities.find(WebhookRow.class, row.webhookId());
    if (webhook == null || !webhook.isOn()) {
      row.giveUp();
      return Optional.empty();
    }
    row.lease(now, now.plus(LEASE));
    return Optional.of(new Taken(row, webhook));
  }

  /** It has arrived. */
  void delivered(Taken taken, int answer) {
    mark(
        taken,
        (row, webhook) -> {
          row.delivered(answer);
          webhook.delivered(clock.instant());
        });
  }

  /**
   * It has not. A webhook that says that it is gone ends; and so does one for which a message was
   * tried until its time was over, when nothing else arrived meanwhile.
   */
  void failed(Taken taken, @Nullable Integer answer, Fault fault) {
    Instant now = clock.instant();
    mark(
        taken,
        (row, webhook) -> {
          boolean givenUp = row.failed(answer, fault, now);
          if (answer != null && answer == GONE) {
            end(webhook, Webhook.State.GONE, now);
          } else if (givenUp && !row.isTest() && !webhook.hasDeliveredSince(row.begunAt())) {
            end(webhook, Webhook.State.FAILED, now);
          }
        });
  }

  private interface Mark {
    void set(DeliveryRow row, WebhookRow webhook);
  }

  /** The webhook first, as whoever removes one does; what was taken by another since is theirs. */
  private void mark(Taken taken, Mark mark) {
    transactions.run(
        () -> {
          WebhookRow webhook =
              entities.find(WebhookRow.class, taken.webhook().id(), LockModeType.PESSIMISTIC_WRITE);
          DeliveryRow row =
              entities.find(
                  DeliveryRow.class, taken.delivery().id(), LockModeType.PESSIMISTIC_WRITE);
          if (webhook != null && row != null && row.isStill(taken.delivery())) {
            mark.set(row, webhook);
          }
        });
  }

  private void end(WebhookRow webhook, Webhook.State why, Instant now) {
    if (webhook.isOn()) {
      webhook.end(why, now);
      entities
          .createQuery(
              "update DeliveryRow d set d.state = :failed where d.webhookId = :webhook"
                  + " and d.state = :waiting")
          .setParameter("failed", WebhookDelivery.State.FAILED)
          .setParameter("webhook", webhook.id())
          .setParameter("waiting", WebhookDelivery.State.WAITING)
          .executeUpdate();
      entities
          .createQuery(
              "update DeliveryRow d set d.accountId = null, d.body = null"
                  + " where d.webhookId = :webhook and d.event = :deleted")
          .setParameter("webhook", webhook.id())
          .setParameter("deleted", WebhookEvent.ACCOUNT_DELETED.word())
          .executeUpdate();
      audit.bySystem(Act.WEBHOOK_ENDED, webhook.name());
      jobs.order(WebhookLetters.NAME, webhook.id() + "/" + now.getEpochSecond(), now);
    }
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
