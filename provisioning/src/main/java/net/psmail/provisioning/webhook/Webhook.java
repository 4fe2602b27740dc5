package net.psmail.provisioning.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook without its secrets.
 *
 * @param name what whoever made it calls it
 * @param events of what it is told
 * @param waiting how many messages wait for it
 * @param oldSecretUntil how long the secret before this one signs too; empty if it does not
 * @param deliveredAt when the last message arrived; empty if none has
 * @param endedAt since when it is told nothing; empty while it is
 */
public record Webhook(
    long id,
    String name,
    String url,
    Set<WebhookEvent> events,
    State state,
    long waiting,
    Optional<Instant> oldSecretUntil,
    Instant madeAt,
    Optional<Instant> deliveredAt,
    Optional<Instant> endedAt) {

  /** Whether it is told anything. */
  public enum State {
    ON,
    /** No message arrived for days. */
    FAILED,
    /** It has said that it is gone (HTTP 410). */
    GONE
  }

  public Webhook {
    events = Set.copyOf(events);
  }
}
