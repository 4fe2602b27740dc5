package net.psmail.provisioning.bulk;

import java.util.Optional;
import net.psmail.provisioning.suspension.Suspension;

/**
 * How an account is at a moment, as far as acts on it depend on it.
 *
 * @param open whether it can be suspended
 * @param notes how many there are about it
 */
record AccountNow(
    long id, boolean open, long quotaBytes, long notes, Optional<Suspension> suspension) {

  /** What an act of this kind changes, in a form that can be compared. */
  String before(BulkKind kind) {
    return switch (kind) {
      case QUOTA -> Long.toString(quotaBytes);
      case SUSPEND_SENDING, SUSPEND_SIGN_IN, LIFT ->
          suspension.map(one -> one.from() + " " + one.since().getEpochSecond()).orElse("");
      case NOTE -> "";
    };
  }
}
