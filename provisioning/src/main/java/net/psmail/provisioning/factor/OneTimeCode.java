package net.psmail.provisioning.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A code on paper that was not used yet, as the database knows it. */
@Entity
@Table(name = "one_time_code")
class OneTimeCode {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column private String hash;

  protected OneTimeCode() {}

  OneTimeCode(long accountId, String hash) {
    this.accountId = accountId;
    this.hash = hash;
  }
}
