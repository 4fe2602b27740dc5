package net.psmail.provisioning.dkim;

import java.time.Instant;

/**
 * A key of a domain, for operators.
 *
 * @param key what the DNS shall have, or shall have no more
 * @param state where it is in its life
 * @param since when that began
 * @param until when the next state may begin; the same as {@code since} where that is not known
 */
public record SigningKey(PublishedKey key, State state, Instant since, Instant until) {

  /** The life of a key, in its order. */
  public enum State {
    /** Its record is to be published; it signs as soon as the DNS has it. */
    NEW,
    SIGNING,
    /** Signs no more; its record stays, because mail that it signed is still under way. */
    RETIRED,
    /** Its record can be taken out of the DNS. */
    OVER,
    /** Its private half is gone: it can sign no more, and another must be made. */
    LOST
  }

  /** Whether its record belongs in the zone. */
  public boolean isPublished() {
    return state != State.OVER && state != State.LOST;
  }
}
