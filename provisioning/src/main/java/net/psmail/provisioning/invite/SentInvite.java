package net.psmail.provisioning.invite;

import java.time.Instant;
import java.util.Optional;

/**
 * An invitation, as its maker sees it. Who came by it is not told: that is for the guest to say.
 *
 * @param note whom it is for, in the words of its maker; may be empty
 * @param expiresAt when it ends; empty once it is used
 * @param usedAt when somebody registered with it; empty while it is open
 */
public record SentInvite(
    long id, String note, Instant madeAt, Optional<Instant> expiresAt, Optional<Instant> usedAt) {

  /** Whether it can still be used, as long as its end has not come. */
  public boolean isOpen() {
    return usedAt.isEmpty();
  }
}
