package net.psmail.provisioning.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import net.psmail.provisioning.signup.Reason;

/** An account that waits for an operator, with what the layers said; gone when it is decided. */
@Entity
@Table(name = "waiting_registration")
class WaitingRegistration {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column private String reasons;
  @Column private String network;

  @Column(name = "asked_at")
  private Instant askedAt;

  protected WaitingRegistration() {}

  WaitingRegistration(long accountId, Collection<Reason> reasons, String network, Instant askedAt) {
    this.accountId = accountId;
    this.reasons = Reason.line(reasons);
    this.network = network;
    this.askedAt = askedAt;
  }

  Newcomer newcomer(String address) {
    return new Newcomer(accountId, address, Reason.parse(reasons), network, askedAt);
  }
}
