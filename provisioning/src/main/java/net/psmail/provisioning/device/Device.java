package net.psmail.provisioning.device;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A mail program with a password of its own.
 *
 * @param id of the device password
 * @param name that its owner gave it
 * @param scope what it may be used for
 * @param createdAt when the password was made
 * @param uses the last login by each protocol, the latest first; empty if never used
 * @param waitsUntil when the password ends, should the first login not have come by then; empty
 *     once it has, and for one that waits for nothing
 * @param endsAt when the password ends as its owner wished; empty for one that does not
 */
public record Device(
    long id,
    String name,
    DeviceScope scope,
    Instant createdAt,
    List<Use> uses,
    Optional<Instant> waitsUntil,
    Optional<Instant> endsAt) {

  public Device {
    uses = uses.stream().sorted(Comparator.comparing(Use::at).reversed()).toList();
  }

  /** The last login by any protocol. */
  public Optional<Use> lastUse() {
    return uses.stream().findFirst();
  }

  /**
   * The last login by one protocol.
   *
   * @param protocol "imap", "pop3", "smtp", or what else a mail server calls it
   * @param network where it came from, as the audit trail keeps it; empty if that is not known
   * @param program what the mail program calls itself; empty if it has not said so
   */
  public record Use(
      String protocol, Instant at, Optional<String> network, Optional<String> program) {}
}
