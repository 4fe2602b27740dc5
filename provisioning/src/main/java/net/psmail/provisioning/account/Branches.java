package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.MailSessionEnd;
import net.psmail.provisioning.invite.Guest;
import net.psmail.provisioning.invite.InviteTree;
import net.psmail.provisioning.invite.Invites;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.Sessions;

/**
 * Branches of the tree of who invited whom, taken back when they turn out to be spam: one account
 * and all who came by it, at whatever distance. They open nothing any more and take no mail, and
 * can be given back as they were. Nobody erases them alone: taking back asks for their deletion,
 * and another operator must agree ({@link Deletions}).
 *
 * <p>Each account is a transaction, an inviter before its guests, and the guests are looked up when
 * their inviter can invite nobody any more: so nobody slips through who comes meanwhile, and what
 * was interrupted is finished by doing it again.
 */
@ApplicationScoped
public class Branches {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject WaitingDecisions waiting;
  @Inject Deletions deletions;
  @Inject InviteTree tree;
  @Inject Invites invites;
  @Inject Mailboxes mailboxes;
  @Inject MailSessionEnd mailSessions;
  @Inject Sessions sessions;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Says whom that would concern, and does nothing.
   *
   * @throws ProvisioningException NOT_FOUND when there is no such account, or the session is no
   *     operator's
   */
  public ShownBranch show(Actor operator, long root) {
    operator.require(Role.OPERATOR);
    Guest self = tree.find(root).orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
    return ShownBranch.of(
        Stream.concat(Stream.of(self), tree.below(root, Integer.MAX_VALUE).stream()));
  }

  /**
   * Takes an account back and all who came by it, and asks for their deletion.
   *
   * @return how many were taken back; those who had been before are not counted
   * @throws ProvisioningException NOT_FOUND when the session is no operator's
   */
  public int takeBack(Actor operator, long root, Wording reason, Origin origin) {
    operator.require(Role.OPERATOR);
    return walk(root, account -> revoke(operator, account, root, reason, origin));
  }

  /**
   * Gives an account back and all who came by it, as far as they were taken back together with it
   * and are not erased yet. What was taken back before stays so, and whoever was leaving is
   * leaving.
   *
   * @return how many were given back
   * @throws ProvisioningException NOT_FOUND when the session is no operator's
   */
  public int giveBack(Actor operator, long root, Origin origin) {
    operator.require(Role.OPERATOR);
    long branch = transactions.call(() -> branchOf(root));
    return walk(root, account -> restore(operator, account, branch, origin));
  }

  private int walk(long root, LongPredicate act) {
    int done = 0;
    List<Long> level = List.of(root);
    while (!level.isEmpty()) {
      for (long account : level) {
        done += transactions.call(() -> act.test(account)) ? 1 : 0;
      }
      level = tree.guestsOf(level).stream().map(Guest::account).toList();
    }
    return done;
  }

  /** That with which it was taken back; its own for one that was not, or is erased. */
  private long branchOf(long id) {
    return Optional.ofNullable(entities.find(Account.class, id))
        .flatMap(Account::revokedWith)
        .orElse(id);
  }

  private boolean revoke(Actor operator, long id, long branch, Wording reason, Origin origin) {
    // Held by who comes by an invitation of this one too.
    Account account = entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (account == null || !account.isMember()) {
      return false;
    }
    if (account.isWaiting()) {
      return waiting.refuse(operator, id, origin);
    }
    if (!account.revoke(branch)) {
      return false;
    }
    invites.withdrawAllOf(id);
    sessions.endAll(id);
    mailboxes.close(id);
    mailSessions.order(id, "revoked " + clock.instant());
    deletions.proposeWithBranch(operator, account, reason, origin);
    String subject = reason.about(account.signInName());
    audit.on(id, operator, Act.ACCOUNT_REVOKED, subject, origin);
    return true;
  }

  private boolean restore(Actor operator, long id, long branch, Origin origin) {
    Account account = entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (account == null || !account.isRevokedWith(branch)) {
      return false;
    }
    deletions.dropWithBranch(operator, account, origin);
    account.giveBack();
    mailboxes.open(id);
    audit.on(id, operator, Act.ACCOUNT_RESTORED, account.signInName(), origin);
    return true;
  }
}
