package net.psmail.provisioning.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message for one webhook.
 *
 * @param message its id, the same at every try
 * @param event the word of what it tells
 * @param nextTry empty unless it waits
 * @param answer what the other side said last, as a status of HTTP
 * @param fault what kept it from arriving the last time
 * @param repeatable whether it could be sent again: what it said is still known
 */
public record WebhookDelivery(
    long id,
    String message,
    String event,
    State state,
    int tries,
    Instant madeAt,
    Optional<Instant> triedAt,
    Optional<Instant> nextTry,
    OptionalInt answer,
    Optional<Fault> fault,
    boolean repeatable) {

  /** How far it is. */
  public enum State {
    WAITING,
    DELIVERED,
    /** It is not tried any more. */
    FAILED
  }

  /** Why it did not arrive. */
  public enum Fault {
    /** The answer was none that says that it has arrived. */
    ANSWER,
    /** The name leads nowhere. */
    NO_HOST,
    /** The name leads to an address that is not public. */
    NOT_PUBLIC,
    UNREACHABLE,
    /** The certificate is not the right one, or nobody vouches for it. */
    UNTRUSTED,
    /** No answer in time. */
    SLOW,
    /** It does not speak HTTP. */
    NO_HTTP,
    /** The key that opens the webhook's secret is not the one that sealed it. */
    NO_SECRET
  }
}
