package net.psmail.provisioning.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import org.jspecify.annotations.Nullable;

/**
 * An address that mail shall be sent on to. It is asked for, gets a letter with a code, and is
 * confirmed by it, or goes when the code ends. Of the code only a digest is kept.
 */
@Entity
@Table(name = "mail_forward")
class ForwardRow {

  /** For so long the code of the letter can be told. */
  static final Duration CODE_LIFE = Duration.ofDays(1);

  private static final int MOST_TRIES = 5;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column private String address = "";

  @Column(name = "asked_at")
  private Instant askedAt = Instant.EPOCH;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  @Column(name = "code_hash")
  private @Nullable String codeHash;

  @Column(name = "code_ends_at")
  private @Nullable Instant codeEndsAt;

  @Column private int tries;

  protected ForwardRow() {}

  ForwardRow(long accountId, String address, Instant now) {
    this.accountId = accountId;
    this.address = address;
    this.askedAt = now;
    this.codeEndsAt = now.plus(CODE_LIFE);
  }

  long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  String address() {
    return address;
  }

  boolean isConfirmed() {
    return confirmedAt != null;
  }

  /** From now on this code is the one. */
  void setCode(String code, Instant now) {
    codeHash = Digests.sha256(Codes.asMeant(code));
    codeEndsAt = now.plus(CODE_LIFE);
    tries = 0;
  }

  /** Whether this is the code; after some that are not, none is. */
  boolean isCode(String typed, Instant now) {
    tries++;
    return codeHash != null
        && codeEndsAt != null
        && tries <= MOST_TRIES
        && now.isBefore(codeEndsAt)
        && Digests.equal(codeHash, Digests.sha256(Codes.asMeant(typed)));
  }

  void confirm(Instant now) {
    confirmedAt = now;
    codeHash = null;
    codeEndsAt = null;
  }

  Forward view() {
    return new Forward(
        id, address, askedAt, Optional.ofNullable(confirmedAt), Optional.ofNullable(codeEndsAt));
  }
}
