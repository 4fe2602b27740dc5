package net.psmail.provisioning.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.NotedAct;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.mailbox.Mailboxes;

/**
 * Writes down what is to be told, in the transaction of the act, for each webhook that wants it.
 * The trail of acts is the one place that all of them pass. People who work here are no news, nor
 * is who has registered and waits for an operator.
 */
@ApplicationScoped
class Outbox {

  private static final String WAITING = "WAITING";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Mailboxes mailboxes;
  @Inject Codes codes;
  @Inject Clock clock;

  void write(@Observes NotedAct act) {
    WebhookEvent.of(act.entry().act()).ifPresent(event -> write(event, act));
  }

  /** A message that says nothing but that messages arrive. */
  void test(long webhook) {
    Instant now = clock.instant();
    String body = body(WebhookEvent.TEST, now, Json.createObjectBuilder());
    entities.persist(new DeliveryRow(webhook, message(), WebhookEvent.TEST, null, body, now));
  }

  private void write(WebhookEvent event, NotedAct act) {
    boolean deleted = event == WebhookEvent.ACCOUNT_DELETED;
    if (deleted) {
      forget(act.accountId());
    }
    List<WebhookRow> wanting = wanting(event);
    if (wanting.isEmpty() || (!deleted && isWaiting(act.accountId()))) {
      return;
    }
    Optional<String> address =
        deleted
            ? Optional.of(act.entry().subject())
            : mailboxes.addressOf(act.accountId()).map(Object::toString);
    address.ifPresent(
        name -> {
          String body = body(event, act, name);
          Instant now = clock.instant();
          for (WebhookRow webhook : wanting) {
            entities.persist(
                new DeliveryRow(webhook.id(), message(), event.word(), act.accountId(), body, now));
          }
        });
  }

  private List<WebhookRow> wanting(WebhookEvent event) {
    return entities
        .createQuery("select w from WebhookRow w where w.state = :on", WebhookRow.class)
        .setParameter("on", Webhook.State.ON)
        .getResultStream()
        .filter(webhook -> webhook.wants(event))
        .toList();
  }

  private boolean isWaiting(long account) {
    return !entities
        .createNativeQuery("select id from account where id = ?1 and state = ?2")
        .setParameter(1, account)
        .setParameter(2, WAITING)
        .getResultList()
        .isEmpty();
  }

  /** Of an account that is gone, only that is told. By their numbers, so that no range is held. */
  private void forget(long account) {
    List<Long> ids =
        entities
            .createQuery("select d.id from DeliveryRow d where d.accountId = :account", Long.class)
            .setParameter("account", account)
            .getResultList();
    if (!ids.isEmpty()) {
      entities
          .createQuery("delete from DeliveryRow d where d.id in :ids")
          .setParameter("ids", ids)
          .executeUpdate();
    }
  }

  private String body(WebhookEvent event, NotedAct act, String address) {
    JsonObjectBuilder data =
        Json.createObjectBuilder()
            .add("account", act.accountId())
            .add("address", address)
            .add("cause", word(act.entry().act()));
    if (event == WebhookEvent.ACCOUNT_CREATED || event == WebhookEvent.ACCOUNT_QUOTA_CHANGED) {
      data.add("quota_bytes", quota(act.accountId()));
    }
    return body(event.word(), act.entry().at(), data);
  }

  private static String body(String type, Instant at, JsonObjectBuilder data) {
    return Json.createObjectBuilder()
        .add("type", type)
        .add("timestamp", DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS)))
        .add("data", data)
        .build()
        .toString();
  }

  private long quota(long account) {
    return entities
        .createQuery("select m.quotaBytes from Mailbox m where m.accountId = :id", Long.class)
        .setParameter("id", account)
        .getSingleResult();
  }

  private static String word(Act act) {
    return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String message() {
    return "msg_" + codes.token();
  }
}
