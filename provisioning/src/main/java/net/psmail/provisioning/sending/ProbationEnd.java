package net.psmail.provisioning.sending;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That an operator has ended the probation of an account. */
@Entity
@Table(name = "probation_end")
class ProbationEnd {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  protected ProbationEnd() {}

  ProbationEnd(long accountId, String madeBy, Instant madeAt) {
    this.accountId = accountId;
    this.madeBy = madeBy;
    this.madeAt = madeAt;
  }
}
