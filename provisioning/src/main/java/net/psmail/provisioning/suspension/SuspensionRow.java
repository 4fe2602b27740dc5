package net.psmail.provisioning.suspension;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.suspension.Suspension.From;
import org.jspecify.annotations.Nullable;

/** A suspended account; gone when it is not any more. */
@Entity
@Table(name = "suspension")
class SuspensionRow {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  private From suspendedFrom;

  @Column private String reason;
  @Column private String address;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  /** In seconds of Unix time, as the views of the mail servers compare it. */
  @Column(name = "ends_at")
  private @Nullable Long endsAt;

  protected SuspensionRow() {}

  SuspensionRow(long accountId, String address, Suspension suspension) {
    this.accountId = accountId;
    this.address = address;
    this.suspendedFrom = suspension.from();
    this.reason = suspension.reason();
    this.madeBy = suspension.by();
    this.madeAt = suspension.since();
    this.endsAt = suspension.until().map(Instant::getEpochSecond).orElse(null);
  }

  long accountId() {
    return accountId;
  }

  String address() {
    return address;
  }

  Suspension view() {
    return new Suspension(
        suspendedFrom,
        reason,
        madeAt,
        Optional.ofNullable(endsAt).map(Instant::ofEpochSecond),
        madeBy);
  }
}
