package net.psmail.provisioning.sending;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What an account has sent; overwritten at the next mail, gone a day after the last. */
@Entity
@Table(name = "sent_count")
class SentCountRow {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column private String quarters = "";

  @Column(name = "last_at")
  private Instant lastAt = Instant.EPOCH;

  protected SentCountRow() {}

  SentCountRow(long accountId) {
    this.accountId = accountId;
  }

  SentCounts counts() {
    return SentCounts.parse(quarters);
  }

  void change(SentCounts counts, Instant now) {
    quarters = counts.toString();
    lastAt = now;
  }
}
