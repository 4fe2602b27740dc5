package net.psmail.provisioning.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A passkey as the database knows it: the public half. */
@Entity
@Table(name = "passkey")
class PasskeyRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "credential_hash")
  private String credentialHash;

  @Column private String credential;

  @Column(name = "sign_count")
  private long signCount;

  @Column private String name;

  @Column(name = "added_at")
  private Instant addedAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  protected PasskeyRow() {}

  PasskeyRow(long accountId, Credential credential, String name, Instant now) {
    this.accountId = accountId;
    this.credentialHash = credential.hash();
    this.credential = credential.encoded();
    this.signCount = credential.signCount();
    this.name = name;
    this.addedAt = now;
  }

  long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  String name() {
    return name;
  }

  Credential credential() {
    return new Credential(credential, signCount);
  }

  Passkey passkey() {
    return new Passkey(id, name, addedAt, Optional.ofNullable(usedAt));
  }
}
