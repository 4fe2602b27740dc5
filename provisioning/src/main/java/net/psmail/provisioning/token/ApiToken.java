package net.psmail.provisioning.token;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session.Role;

/**
 * A token without its secret. With it a program acts for whoever made it.
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
    State state)
    implements Actor {

  /** As much as the column of the trail holds, and those of notes, suspensions and wishes. */
  static final int LONGEST_ACTOR = 318;

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

  /** One that works is an administrator's, as of this request. */
  @Override
  public Role role() {
    return state == State.WORKS ? Role.ADMINISTRATOR : Role.MEMBER;
  }

  @Override
  public Optional<Long> tokenId() {
    return Optional.of(id);
  }

  /** Cut where the trail ends: the name of a domain alone may be almost as long. */
  @Override
  public String actor() {
    String whole = madeBy + " (API token “" + name + "”)";
    return whole.substring(0, Math.min(LONGEST_ACTOR, whole.length()));
  }
}
