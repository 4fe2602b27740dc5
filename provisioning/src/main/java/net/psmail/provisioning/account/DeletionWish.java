package net.psmail.provisioning.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.session.Actor;
import org.jspecify.annotations.Nullable;

/** That an operator wants an account deleted, and who has agreed; gone when it is taken back. */
@Entity
@Table(name = "deletion_wish")
class DeletionWish {

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column private String reason;

  @Column(name = "asked_by_id")
  private long askedById;

  @Column(name = "asked_by")
  private String askedBy;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "approved_by_id")
  private @Nullable Long approvedById;

  @Column(name = "approved_by")
  private @Nullable String approvedBy;

  @Column(name = "approved_at")
  private @Nullable Instant approvedAt;

  @Column(name = "with_branch")
  private boolean withBranch;

  /** When its owner wanted to leave anyway, before operators agreed to another day. */
  @Column(name = "owners_day")
  private @Nullable Instant ownersDay;

  protected DeletionWish() {}

  DeletionWish(long accountId, String reason, Actor operator, Instant askedAt) {
    this.accountId = accountId;
    this.reason = reason;
    this.askedById = operator.accountId();
    this.askedBy = operator.actor();
    this.askedAt = askedAt;
  }

  /** Asked for by taking back a branch: it goes when that is given back. */
  DeletionWish withBranch() {
    this.withBranch = true;
    return this;
  }

  boolean isWithBranch() {
    return withBranch;
  }

  boolean isApproved() {
    return approvedById != null;
  }

  void keepOwnersDay(Optional<Instant> day) {
    this.ownersDay = day.orElse(null);
  }

  Optional<Instant> ownersDay() {
    return Optional.ofNullable(ownersDay);
  }

  ProposedDeletion view(String address) {
    return new ProposedDeletion(
        accountId,
        address,
        reason,
        askedById,
        askedBy,
        askedAt,
        Optional.ofNullable(approvedBy),
        Optional.ofNullable(approvedAt));
  }
}
