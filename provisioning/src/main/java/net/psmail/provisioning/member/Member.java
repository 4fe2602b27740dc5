package net.psmail.provisioning.member;

import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.address.MailAddress;

/**
 * The account of a member, as an operator sees it.
 *
 * @param state where in its life it is
 * @param language an IETF language tag
 * @param leavesAt when it will be erased; empty if that is not intended
 * @param recoveryConfirmed whether the owner has said that the recovery code is kept
 * @param quotaBytes how much mail the mailbox may hold
 * @param takesMail whether mail is delivered to it
 */
public record Member(
    long id,
    MailAddress address,
    State state,
    String language,
    Instant since,
    Optional<Instant> leavesAt,
    boolean recoveryConfirmed,
    long quotaBytes,
    boolean takesMail) {

  /** Where in its life the account of a member is. */
  public enum State {
    WAITING,
    ACTIVE,
    LEAVING,
    REVOKED,
    GONE
  }
}
