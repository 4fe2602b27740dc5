package net.psmail.provisioning.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a passkey is asked to sign, and who asked. */
@Entity
@Table(name = "passkey_challenge")
class PasskeyChallenge {

  @Id private String hash;
  @Column private String holder;

  @Column(name = "ends_at")
  private Instant endsAt;

  protected PasskeyChallenge() {}

  PasskeyChallenge(String hash, String holder, Instant endsAt) {
    this.hash = hash;
    this.holder = holder;
    this.endsAt = endsAt;
  }
}
