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
 */
public record Device(long id, String name, Instant createdAt, Map<String, Instant> lastUses) {

  public Device {
    lastUses = Map.copyOf(lastUses);
  }

  /** The last login by any protocol. */
  public Optional<Instant> lastUse() {
    return lastUses.values().stream().max(Instant::compareTo);
  }
}
