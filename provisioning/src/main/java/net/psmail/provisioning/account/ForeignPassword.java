package net.psmail.provisioning.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import net.psmail.provisioning.password.ForeignHash;

/** How another provider hashed the password of an account that was taken over; until it is used. */
@Entity
@Table(name = "foreign_password")
class ForeignPassword {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column private String hash;

  protected ForeignPassword() {}

  ForeignPassword(long accountId, ForeignHash hash) {
    this.accountId = accountId;
    this.hash = hash.kept();
  }

  long accountId() {
    return accountId;
  }

  ForeignHash hash() {
    return ForeignHash.of(hash);
  }
}
