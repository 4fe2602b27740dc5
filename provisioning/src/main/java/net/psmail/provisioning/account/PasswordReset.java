package net.psmail.provisioning.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A link that gives an account another password, under its hash; gone once it was used. */
@Entity
@Table(name = "password_reset")
class PasswordReset {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column private String hash;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  protected PasswordReset() {}

  PasswordReset(long accountId, String hash, String madeBy, Instant madeAt, Instant endsAt) {
    this.accountId = accountId;
    this.hash = hash;
    this.madeBy = madeBy;
    this.madeAt = madeAt;
    this.endsAt = endsAt;
  }

  long accountId() {
    return accountId;
  }

  OpenReset view() {
    return new OpenReset(madeAt, endsAt, madeBy);
  }
}
