package net.psmail.provisioning.account;

import java.time.Instant;
import java.util.Optional;

/**
 * That an operator wants an account deleted.
 *
 * @param account the number of the account
 * @param reason in the words of the operator, for the owner
 * @param askedById the number of the operator's own account, who cannot agree
 * @param approvedBy who has agreed; empty as long as nobody has, and nothing happens
 */
public record ProposedDeletion(
    long account,
    String address,
    String reason,
    long askedById,
    String askedBy,
    Instant askedAt,
    Optional<String> approvedBy,
    Optional<Instant> approvedAt) {

  /** Whether the days of grace run. */
  public boolean isApproved() {
    return approvedBy.isPresent();
  }
}
