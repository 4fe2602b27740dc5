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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.provisioning.webhook.Webhook.State;
import org.jspecify.annotations.Nullable;

/** A webhook as the database knows it. */
@Entity
@Table(name = "webhook")
class WebhookRow {

  private static final String SPACE = " ";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column private String name;
  @Column private String url;
  @Column private String events;

  @Enumerated(EnumType.STRING)
  @Column
  private State state;

  @Column private String secret;

  @Column(name = "old_secret")
  private @Nullable String oldSecret;

  @Column(name = "old_until")
  private long oldUntil;

  @Column(name = "made_at")
  private long madeAt;

  @Column(name = "delivered_at")
  private @Nullable Long deliveredAt;

  @Column(name = "ended_at")
  private @Nullable Long endedAt;

  protected WebhookRow() {}

  WebhookRow(String name, String url, Set<WebhookEvent> events, String secret, Instant now) {
    this.name = name;
    this.url = url;
    this.events =
        events.stream().sorted().map(WebhookEvent::word).collect(Collectors.joining(SPACE));
    this.state = State.ON;
    this.secret = secret;
    this.madeAt = now.getEpochSecond();
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  String url() {
    return url;
  }

  boolean isOn() {
    return state == State.ON;
  }

  boolean isGone() {
    return state == State.GONE;
  }

  boolean wants(WebhookEvent event) {
    return isOn() && events().anyMatch(event::equals);
  }

  /** Those that sign now, sealed: the new one first. */
  Stream<String> secrets(Instant now) {
    return Stream.concat(Stream.of(secret), oldSecret(now).stream());
  }

  /** From now on another one signs; the one before it does so too for a while. */
  void turn(String fresh, Instant oldUntil) {
    this.oldSecret = secret;
    this.oldUntil = oldUntil.getEpochSecond();
    this.secret = fresh;
  }

  void delivered(Instant now) {
    deliveredAt = now.getEpochSecond();
  }

  boolean hasDeliveredSince(Instant moment) {
    return deliveredAt != null && deliveredAt >= moment.getEpochSecond();
  }

  void end(State why, Instant now) {
    state = why;
    endedAt = now.getEpochSecond();
  }

  void resume() {
    state = State.ON;
    endedAt = null;
  }

  Webhook view(long waiting, Instant now) {
    return new Webhook(
        id,
        name,
        url,
        events().collect(Collectors.toSet()),
        state,
        waiting,
        oldSecret(now).map(old -> Instant.ofEpochSecond(oldUntil)),
        Instant.ofEpochSecond(madeAt),
        Optional.ofNullable(deliveredAt).map(Instant::ofEpochSecond),
        Optional.ofNullable(endedAt).map(Instant::ofEpochSecond));
  }

  private Stream<WebhookEvent> events() {
    return Stream.of(events.split(SPACE, -1)).flatMap(word -> WebhookEvent.of(word).stream());
  }

  private Optional<String> oldSecret(Instant now) {
    return Optional.ofNullable(oldSecret).filter(old -> now.getEpochSecond() < oldUntil);
  }
}
