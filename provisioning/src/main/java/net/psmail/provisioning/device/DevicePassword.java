package net.psmail.provisioning.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.psmail.provisioning.device.DeviceSecret.Stored;
import org.jspecify.annotations.Nullable;

/**
 * A secret of one mail program. It works from the moment it is made until it is revoked; the row
 * stays, so that the trail can be understood, until the account is erased.
 */
@Entity
@Table(name = "device_password")
class DevicePassword {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "mailbox_id")
  private long mailboxId;

  @Column private String name;
  @Column private String selector;
  @Column private String hash;
  @Column private String envelope;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** In seconds, as the view of the mail servers compares it; null for a device. */
  @Column(name = "expires_at")
  private @Nullable Long expiresAt;

  /** In seconds too; null for one that waits for nothing. */
  @Column(name = "first_use_by")
  private @Nullable Long firstUseBy;

  protected DevicePassword() {}

  DevicePassword(long mailboxId, String name, Stored stored, Instant createdAt) {
    this.mailboxId = mailboxId;
    this.name = name;
    this.selector = stored.selector();
    this.hash = stored.hash();
    this.envelope = stored.envelope();
    this.createdAt = createdAt;
  }

  /** One that is no device's: it works until then. */
  static DevicePassword until(
      Instant end, long mailboxId, String name, Stored stored, Instant createdAt) {
    DevicePassword password = new DevicePassword(mailboxId, name, stored, createdAt);
    password.expiresAt = end.getEpochSecond();
    return password;
  }

  /** One that ends then, unless it has been used. */
  static DevicePassword waitingUntil(
      Instant end, long mailboxId, String name, Stored stored, Instant createdAt) {
    DevicePassword password = new DevicePassword(mailboxId, name, stored, createdAt);
    password.firstUseBy = end.getEpochSecond();
    return password;
  }

  void revoke(Instant now) {
    this.revokedAt = now;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  /** Whether it has waited in vain. */
  boolean isOver(boolean used, Instant now) {
    return firstUseBy != null && !used && firstUseBy <= now.getEpochSecond();
  }

  Device view(Map<String, Instant> lastUses) {
    Optional<Instant> waitsUntil =
        Optional.ofNullable(firstUseBy)
            .filter(unused -> lastUses.isEmpty())
            .map(Instant::ofEpochSecond);
    return new Device(id, name, createdAt, lastUses, waitsUntil);
  }
}
