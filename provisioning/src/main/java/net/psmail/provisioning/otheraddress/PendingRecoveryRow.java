package net.psmail.provisioning.otheraddress;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recovery by the other address. It is asked for by whoever types the mailbox's address, begun by
 * who reads the letter, ready after the delay, and gone when it is stopped, finished, or too old.
 */
@Entity
@Table(name = "pending_recovery")
class PendingRecoveryRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "begun_at")
  private @Nullable Instant begunAt;

  @Column(name = "ready_at")
  private @Nullable Instant readyAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  protected PendingRecoveryRow() {}

  PendingRecoveryRow(long accountId, Instant askedAt, Instant endsAt) {
    this.accountId = accountId;
    this.askedAt = askedAt;
    this.endsAt = endsAt;
  }

  /** Asked for once more: the time begins anew, unless it has begun. */
  void ask(Instant now, Instant end) {
    askedAt = now;
    if (begunAt == null) {
      endsAt = end;
    }
  }

  boolean wasAskedSince(Instant moment) {
    return askedAt.isAfter(moment);
  }

  PendingRecovery view(String mailbox, boolean opens) {
    return new PendingRecovery(accountId, mailbox, readyAt(), endsAt, opens);
  }

  Optional<Instant> readyAt() {
    return Optional.ofNullable(readyAt);
  }

  long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }
}
