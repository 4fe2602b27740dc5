package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.MailSessionEnd;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.member.Member.State;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session;

/**
 * Deletion of members' accounts by those who work here: one asks, with a reason, and another
 * agrees. Then the owner is told, and the same days of grace run as if they had asked themselves:
 * mail programs are refused, the account still opens the web unless it was taken back with a branch
 * ({@link Branches}), and any operator can take it back; the owner cannot. {@link
 * ProposedDeletions} shows what waits. A program can ask and never agree.
 */
@ApplicationScoped
public class Deletions {

  private static final Set<State> STATES = Set.of(State.ACTIVE, State.LEAVING, State.REVOKED);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Members members;
  @Inject ProposedDeletions proposed;
  @Inject Farewell farewell;
  @Inject MailSessionEnd mailSessions;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Asks another operator to agree.
   *
   * @throws ProvisioningException NOT_FOUND, also when it was asked for before
   */
  public void propose(Actor operator, long account, Wording reason, Origin origin) {
    transactions.run(
        () -> {
          Member member = members.hold(operator, account);
          if (!STATES.contains(member.state()) || proposed.of(account).isPresent()) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          entities.persist(new DeletionWish(account, reason.text(), operator, clock.instant()));
          note(operator, member, Act.DELETION_PROPOSED, reason, origin);
        });
  }

  /** Does not ask any more; what another has agreed to meanwhile stays. */
  public void withdraw(Actor operator, long account, Origin origin) {
    transactions.run(
        () -> {
          Member member = members.hold(operator, account);
          Optional<ProposedDeletion> wish = proposed.of(account);
          if (remove(account)) {
            Wording reason = new Wording(wish.orElseThrow().reason());
            note(operator, member, Act.DELETION_PROPOSAL_WITHDRAWN, reason, origin);
          }
        });
  }

  /**
   * Agrees.
   *
   * @return when the account will be erased
   * @throws ProvisioningException NOT_FOUND when nobody asks (any more), or the account is gone;
   *     SECOND_PERSON_NEEDED to who has asked
   */
  public Instant approve(Session operator, long account, Origin origin) {
    Instant leavesAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(farewell.grace());
    return transactions.call(
        () -> {
          Member member = members.hold(operator, account);
          if (!STATES.contains(member.state())) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          ProposedDeletion wish =
              proposed.of(account).orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
          if (!agree(operator, account)) {
            throw ProvisioningException.of(
                wish.isApproved() ? Kind.NOT_FOUND : Kind.SECOND_PERSON_NEEDED);
          }
          entities.find(DeletionWish.class, account).keepOwnersDay(member.leavesAt());
          leave(member, leavesAt);
          note(operator, member, Act.DELETION_APPROVED, new Wording(wish.reason()), origin);
          return leavesAt;
        });
  }

  /**
   * The account stays after all, unless its owner wanted to leave: then that counts again.
   *
   * @throws ProvisioningException NOT_FOUND when its deletion was not agreed to, or is done
   */
  public void takeBack(Session operator, long account, Origin origin) {
    transactions.run(
        () -> {
          Member member = members.hold(operator, account);
          DeletionWish wish = entities.find(DeletionWish.class, account);
          if (wish == null || !wish.isApproved() || !STATES.contains(member.state())) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          drop(held(account), wish);
          audit.on(account, operator, Act.DELETION_TAKEN_BACK, member.address().toString(), origin);
        });
  }

  /** With the branch that an operator takes back, in that transaction; an earlier wish stays. */
  void proposeWithBranch(Actor operator, Account account, Wording reason, Origin origin) {
    if (proposed.of(account.id()).isEmpty()) {
      entities.persist(
          new DeletionWish(account.id(), reason.text(), operator, clock.instant()).withBranch());
      String subject = reason.about(account.signInName());
      audit.on(account.id(), operator, Act.DELETION_PROPOSED, subject, origin);
    }
  }

  /** With the branch that is given back, whoever has agreed; what was asked for otherwise stays. */
  void dropWithBranch(Actor operator, Account account, Origin origin) {
    DeletionWish wish = entities.find(DeletionWish.class, account.id());
    if (wish != null && wish.isWithBranch()) {
      Act act = wish.isApproved() ? Act.DELETION_TAKEN_BACK : Act.DELETION_PROPOSAL_WITHDRAWN;
      drop(account, wish);
      audit.on(account.id(), operator, act, account.signInName(), origin);
    }
  }

  /** A day of the owner that is over meanwhile is put off, so that nobody is erased at once. */
  private void drop(Account account, DeletionWish wish) {
    if (wish.isApproved()) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      Optional<Instant> day =
          wish.ownersDay().map(at -> at.isAfter(now) ? at : now.plus(farewell.grace()));
      account.erasedAt().ifPresent(at -> farewell.withdraw(account.id(), at));
      account.stay(day);
      day.ifPresent(at -> farewell.order(account.id(), at));
    }
    entities.remove(wish);
  }

  /** One statement, and a rule of the table: nobody is both. */
  private boolean agree(Session operator, long account) {
    return 1
        == entities
            .createQuery(
                "update DeletionWish w set w.approvedById = :own, w.approvedBy = :name,"
                    + " w.approvedAt = :now where w.accountId = :account"
                    + " and w.approvedById is null and w.askedById <> :own")
            .setParameter("own", operator.accountId())
            .setParameter("name", operator.signInName())
            .setParameter("now", clock.instant())
            .setParameter("account", account)
            .executeUpdate();
  }

  /** Also of somebody who wanted to leave earlier: it is the provider's day now. */
  private void leave(Member member, Instant leavesAt) {
    member.leavesAt().ifPresent(at -> farewell.withdraw(member.id(), at));
    held(member.id()).leave(leavesAt);
    farewell.order(member.id(), leavesAt);
    mailSessions.order(member.id(), "leaving " + clock.instant());
  }

  private Account held(long id) {
    return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  private boolean remove(long account) {
    return 1
        == entities
            .createQuery(
                "delete from DeletionWish w where w.accountId = :account"
                    + " and w.approvedById is null")
            .setParameter("account", account)
            .executeUpdate();
  }

  private void note(Actor operator, Member member, Act act, Wording reason, Origin origin) {
    String subject = reason.about(member.address().toString());
    audit.on(member.id(), operator, act, subject, origin);
  }
}
