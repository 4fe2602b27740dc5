package net.psmail.provisioning.session;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.MailAddress;

/**
 * Somebody who is signed in, as of this request.
 *
 * @param token opens what is sealed for this session
 * @param accountId the account
 * @param signInName what the person types to sign in: the address, or the name of somebody who
 *     works here
 * @param role what the person may do
 * @param mailbox the address of the mailbox; people who work here have none
 * @param language an IETF language tag
 * @param recoveryConfirmed whether the person has said that the recovery code is kept
 * @param waitingSince since when the person waits for an operator, who lets mail run or not
 * @param leavesAt when the account will be erased, if its owner has asked for it
 * @param signedInAt when this session began
 * @param secondStep whether the account has a second step of the sign-in
 * @param unlocked whether the password was given, so that the session opens what is sealed with it
 * @param provedAt when the person last gave the second step, or the password where there is no
 *     second step; empty if this session began on a browser that was not asked for it
 */
public record Session(
    SessionToken token,
    long accountId,
    String signInName,
    Role role,
    Optional<MailAddress> mailbox,
    String language,
    boolean recoveryConfirmed,
    Optional<Instant> waitingSince,
    Optional<Instant> leavesAt,
    Instant signedInAt,
    boolean secondStep,
    boolean unlocked,
    Optional<Instant> provedAt)
    implements Actor {

  /** What an account may do. */
  public enum Role {
    /** Owns a mailbox. */
    MEMBER,
    /** Writes and publishes texts; as all that follow, owns no mailbox. */
    AUTHOR,
    /** Looks after the accounts of one domain, and does nothing else. */
    DOMAIN_OPERATOR,
    /** Runs the provider, and may do what those before may. */
    OPERATOR,
    /** Decides who works here, and may do what an operator may. */
    ADMINISTRATOR;

    /** As addresses, messages and the trail have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody of this role may do what the other may; members do not work here. */
    public boolean includes(Role other) {
      return this == other || (this != DOMAIN_OPERATOR && other != MEMBER && compareTo(other) > 0);
    }
  }

  @Override
  public String actor() {
    return signInName;
  }

  /** Whether the person has shown to be the one since then. */
  public boolean isProvedSince(Instant moment) {
    return provedAt.filter(at -> !at.isBefore(moment)).isPresent();
  }

  /**
   * The mailbox of a member.
   *
   * @throws ProvisioningException NOT_FOUND for an operator
   */
  public MailAddress ownMailbox() {
    return mailbox.orElseThrow(
        () -> ProvisioningException.of(ProvisioningException.Kind.NOT_FOUND));
  }
}
