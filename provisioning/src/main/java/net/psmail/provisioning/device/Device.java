package net.psmail.provisioning.device;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A mail program with a password of its own.
 *
 * @param id of the device password
 * @param name that its owner gave it
 * @param createdAt when the password was made
 * @param lastUses the last login by protocol ("imap", "pop3", "smtp"); empty if never used
 * @param waitsUntil when the password ends, should the first login not have come by then; empty
 *     once it has, and for one that waits for nothing
 */
public record Device(
    long id,
    String name,
    Instant createdAt,
    Map<String, Instant> lastUses,
    Optional<Instant> waitsUntil) {

  public Device {
    lastUses = Map.copyOf(lastUses);
  }

  /** The last login by any protocol. */
  public Optional<Instant> lastUse() {
    return lastUses.values().stream().max(Instant::compareTo);
  }
}
