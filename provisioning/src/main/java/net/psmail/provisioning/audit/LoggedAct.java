package net.psmail.provisioning.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * An act as the owner of the account reads it.
 *
 * @param subject to what, in words that hold no secret
 * @param network where it came from; empty when it is not the owner's to know
 * @param browser what people call the browser; empty if it is none of the usual or not theirs to
 *     know
 */
public record LoggedAct(
    Instant at,
    By by,
    Act act,
    String subject,
    Optional<String> network,
    Optional<String> browser) {

  /** Who did it, as far as it is known. */
  public enum By {
    /** Whoever was signed in, or had the right secret. */
    OWNER,
    /** Somebody who did not have it: perhaps the owner, perhaps not. */
    SOMEBODY,
    /** Somebody who works for the provider. */
    PROVIDER,
    /** Nobody: it happened by itself. */
    ITSELF
  }
}
