package net.psmail.provisioning.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A link that hands an account with its password to a phone, once. */
@Entity
@Table(name = "setup_link")
class SetupLink {

  @Id private String hash;

  @Column(name = "device_id")
  private long deviceId;

  @Column private String sealed;

  @Column(name = "expires_at")
  private long expiresAt;

  protected SetupLink() {}

  SetupLink(String hash, long deviceId, String sealed, Instant expiresAt) {
    this.hash = hash;
    this.deviceId = deviceId;
    this.sealed = sealed;
    this.expiresAt = expiresAt.getEpochSecond();
  }
}
