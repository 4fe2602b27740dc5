package net.psmail.provisioning.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A link that works once: the database knows the hash of what stands in it. */
@Entity
@Table(name = "one_time_token")
class OneTimeToken {

  /** What a link is good for. */
  enum Purpose {
    OPERATOR
  }

  @Id private String hash;

  @Column
  @Enumerated(EnumType.STRING)
  private Purpose purpose;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected OneTimeToken() {}

  OneTimeToken(String hash, Purpose purpose, Instant expiresAt) {
    this.hash = hash;
    this.purpose = purpose;
    this.expiresAt = expiresAt;
  }
}
