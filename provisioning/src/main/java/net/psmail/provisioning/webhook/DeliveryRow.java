package net.psmail.provisioning.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import net.psmail.provisioning.webhook.WebhookDelivery.Fault;
import net.psmail.provisioning.webhook.WebhookDelivery.State;
import org.jspecify.annotations.Nullable;

/**
 * A message for one webhook. It waits; a process that sends it holds it for a while; it is
 * delivered, or given up when its time is over, and then an administrator may send it again. Once
 * the news that an account is deleted has arrived, or never will, it is not known any more whose
 * account that was.
 */
@Entity
@Table(name = "webhook_delivery")
class DeliveryRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "webhook_id")
  private long webhookId;

  @Column private String message;
  @Column private String event;

  @Column(name = "account_id")
  private @Nullable Long accountId;

  @Column private @Nullable String body;

  @Enumerated(EnumType.STRING)
  @Column
  private State state;

  @Column private int tries;

  @Column(name = "made_at")
  private long madeAt;

  @Column(name = "due_at")
  private long dueAt;

  @Column(name = "ends_at")
  private long endsAt;

  @Column(name = "leased_until")
  private long leasedUntil;

  @Column(name = "tried_at")
  private @Nullable Long triedAt;

  @Column private @Nullable Integer answer;

  @Enumerated(EnumType.STRING)
  @Column
  private @Nullable Fault fault;

  protected DeliveryRow() {}

  DeliveryRow(
      long webhookId,
      String message,
      String event,
      @Nullable Long accountId,
      String body,
      Instant now) {
    this.webhookId = webhookId;
    this.message = message;
    this.event = event;
    this.accountId = accountId;
    this.body = body;
    this.madeAt = now.getEpochSecond();
    await(now);
  }

  /** From now on it is tried, for as long as one that is new. */
  final void await(Instant now) {
    state = State.WAITING;
    tries = 0;
    dueAt = now.getEpochSecond();
    endsAt = event.equals(WebhookEvent.TEST) ? dueAt : dueAt + Pauses.PATIENCE.toSeconds();
    leasedUntil = 0;
  }

  long id() {
    return id;
  }

  long webhookId() {
    return webhookId;
  }

  String message() {
    return message;
  }

  String body() {
    return Optional.ofNullable(body).orElseThrow();
  }

  boolean isRepeatable() {
    return state != State.WAITING && body != null;
  }

  boolean isTest() {
    return event.equals(WebhookEvent.TEST);
  }

  /** Since when it is tried. */
  Instant begunAt() {
    return Instant.ofEpochSecond(endsAt).minus(Pauses.PATIENCE);
  }

  boolean mayBeTaken(Instant now) {
    return state == State.WAITING
        && dueAt <= now.getEpochSecond()
        && leasedUntil <= now.getEpochSecond();
  }

  void lease(Instant now, Instant until) {
    tries++;
    triedAt = now.getEpochSecond();
    leasedUntil = until.getEpochSecond();
  }

  /** Whether it is still in the hands of who took it so. */
  boolean isStill(DeliveryRow taken) {
    return state == State.WAITING && tries == taken.tries && leasedUntil == taken.leasedUntil;
  }

  void delivered(int answer) {
    this.answer = answer;
    this.fault = null;
    finish(State.DELIVERED);
  }

  /**
   * Did not arrive.
   *
   * @return whether it is given up
   */
  boolean failed(@Nullable Integer answer, Fault fault, Instant now) {
    this.answer = answer;
    this.fault = fault;
    leasedUntil = 0;
    dueAt = now.plus(Pauses.after(tries)).getEpochSecond();
    if (dueAt > endsAt) {
      finish(State.FAILED);
    }
    return state == State.FAILED;
  }

  /** Nobody wants it any more. */
  void giveUp() {
    finish(State.FAILED);
  }

  private void finish(State end) {
    state = end;
    if (event.equals(WebhookEvent.ACCOUNT_DELETED.word())) {
      accountId = null;
      body = null;
    }
  }

  WebhookDelivery view() {
    return new WebhookDelivery(
        id,
        message,
        event,
        state,
        tries,
        Instant.ofEpochSecond(madeAt),
        Optional.ofNullable(triedAt).map(Instant::ofEpochSecond),
        Optional.of(dueAt).filter(due -> state == State.WAITING).map(Instant::ofEpochSecond),
        answer == null ? OptionalInt.empty() : OptionalInt.of(answer),
        Optional.ofNullable(fault),
        isRepeatable());
  }
}
