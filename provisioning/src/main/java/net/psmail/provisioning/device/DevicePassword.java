package net.psmail.provisioning.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
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

  @Column(name = "may_read")
  private boolean mayRead = true;

  @Column(name = "may_send")
  private boolean maySend = true;

  /** In seconds too; null for one that has no end. */
  @Column(name = "ends_at")
  private @Nullable Long endsAt;

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

  /** Before it is kept: what it may do and when it ends. */
  void limit(DeviceScope scope, @Nullable Instant end) {
    this.mayRead = scope.reads();
    this.maySend = scope.sends();
    this.endsAt = end == null ? null : end.getEpochSecond();
  }

  void revoke(Instant now) {
    this.revokedAt = now;
  }

  /** Whether it is none of the portal's own. */
  boolean isOfADevice() {
    return expiresAt == null;
  }

  boolean isRevoked() {
    return revokedAt != null;
  }

  long id() {
    return id;
  }

  long mailboxId() {
    return mailboxId;
  }

  String name() {
    return name;
  }

  /** Whether its time is over, or it has waited in vain. */
  boolean isOver(boolean used, Instant now) {
    return isPast(endsAt, now) || (!used && isPast(firstUseBy, now));
  }

  private static boolean isPast(@Nullable Long second, Instant now) {
    return second != null && second <= now.getEpochSecond();
  }

  Device view(List<Device.Use> uses) {
    return new Device(
        id,
        name,
        DeviceScope.of(mayRead, maySend),
        createdAt,
        uses,
        Optional.ofNullable(firstUseBy)
            .filter(unused -> uses.isEmpty())
            .map(Instant::ofEpochSecond),
        Optional.ofNullable(endsAt).map(Instant::ofEpochSecond));
  }
}
