package net.psmail.provisioning.otheraddress;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A link in a letter about a recovery, as the database knows it: without the token. */
@Entity
@Table(name = "recovery_link")
class RecoveryLink {

  @Id private String hash;

  @Column(name = "recovery_id")
  private long recoveryId;

  @Column private boolean opens;

  @Column(name = "made_at")
  private Instant madeAt;

  protected RecoveryLink() {}

  RecoveryLink(String hash, long recoveryId, boolean opens, Instant madeAt) {
    this.hash = hash;
    this.recoveryId = recoveryId;
    this.opens = opens;
    this.madeAt = madeAt;
  }
}
