package net.psmail.provisioning.otheraddress;

import java.time.Instant;
import java.util.Optional;

/**
 * A recovery by the other address that is not finished.
 *
 * @param accountId of the mailbox
 * @param mailbox its address
 * @param readyAt when it can be finished; empty while it is only asked for
 * @param endsAt when it is forgotten
 * @param opens whether the link that led to it can begin and finish it, and not only stop it
 */
public record PendingRecovery(
    long accountId, String mailbox, Optional<Instant> readyAt, Instant endsAt, boolean opens) {

  /** Whether the delay is over. */
  public boolean isReady(Instant now) {
    return readyAt.filter(at -> !at.isAfter(now)).isPresent();
  }
}
