package net.psmail.provisioning.invite;

import java.time.Instant;
import java.util.Optional;

/**
 * How many people a member may invite now.
 *
 * @param left how many more
 * @param from when the member has been here long enough; empty when that is so already
 */
public record Allowance(long left, Optional<Instant> from) {

  /** Whether one more can be made. */
  public boolean isOpen() {
    return left > 0 && from.isEmpty();
  }
}
