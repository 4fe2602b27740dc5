package net.psmail.provisioning.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An app for codes that has shown to know the secret. */
@Entity
@Table(name = "code_generator")
class CodeGenerator {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column private String sealed;

  @Column(name = "last_step")
  private long lastStep;

  @Column(name = "added_at")
  private Instant addedAt;

  protected CodeGenerator() {}

  CodeGenerator(long accountId, String sealed, long lastStep, Instant addedAt) {
    this.accountId = accountId;
    this.sealed = sealed;
    this.lastStep = lastStep;
    this.addedAt = addedAt;
  }

  long accountId() {
    return accountId;
  }

  void seal(String sealed) {
    this.sealed = sealed;
  }

  String sealed() {
    return sealed;
  }

  Instant addedAt() {
    return addedAt;
  }
}
