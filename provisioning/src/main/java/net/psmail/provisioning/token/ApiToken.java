package net.psmail.provisioning.token;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token without its secret.
 *
 * @param name what whoever made it calls it
 * @param accountId the account of who made it
 * @param madeBy the sign-in name of who made it
 * @param usedAt when it was used last, to the minute; empty if never
 * @param endsAt empty when it has no end
 * @param revokedAt empty unless it was revoked
 */
public record ApiToken(
    long id,
    String name,
    Set<Scope> scopes,
    long accountId,
    String madeBy,
    Instant madeAt,
    Optional<Instant> usedAt,
    Optional<Instant> endsAt,
    Optional<Instant> revokedAt,
    State state) {

  /** Whether a token opens anything. */
  public enum State {
    WORKS,
    /** Its end has come. */
    ENDED,
    REVOKED,
    /** Who made it is no administrator at the moment. */
    ORPHANED
  }

  public ApiToken {
    scopes = Set.copyOf(scopes);
  }
}
