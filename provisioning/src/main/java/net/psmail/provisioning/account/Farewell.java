package net.psmail.provisioning.account;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Account.State;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.MailSessionEnd;
import net.psmail.provisioning.export.Exports;
import net.psmail.provisioning.invite.InviteTree;
import net.psmail.provisioning.invite.Invites;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.mailserver.MailServers;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Sessions;

/**
 * The end of an account: asked for, taken back, or done after the days of grace. The mail goes
 * before the rows do, since afterwards nobody would know whose it was; new mail is refused before.
 */
@ApplicationScoped
class Farewell implements Work {

  static final String NAME = "erase account";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject MailServers mailServers;
  @Inject MailSessionEnd mailSessions;
  @Inject Sessions sessions;
  @Inject Exports exports;
  @Inject Invites invites;
  @Inject InviteTree tree;
  @Inject Remains remains;
  @Inject Jobs jobs;
  @Inject Audit audit;
  @Inject Clock clock;

  private final AccountSettings settings = AccountSettings.read();

  Instant request(Session session, Origin origin) {
    MailAddress address = session.ownMailbox();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant leavesAt = now.plus(settings.grace());
    return transactions.call(
        () -> {
          if (!request(session.accountId(), leavesAt)) {
            return leavesAt(session.accountId())
                .orElseThrow(() -> ProvisioningException.of(Kind.SESSION_ENDED));
          }
          order(session.accountId(), leavesAt);
          mailSessions.order(session.accountId(), "leaving " + now);
          audit.by(session, Act.DELETION_REQUESTED, address.toString(), origin);
          return leavesAt;
        });
  }

  void undo(Session session, Origin origin) {
    transactions.run(
        () -> {
          Optional<Instant> leavesAt = leavesAt(session.accountId());
          if (takeBack(session.accountId())) {
            leavesAt.ifPresent(at -> withdraw(session.accountId(), at));
            audit.by(session, Act.DELETION_UNDONE, session.signInName(), origin);
          }
        });
  }

  /** How long the end can be taken back. */
  Duration grace() {
    return settings.grace();
  }

  /** Orders the end of an account, in the transaction that says so. */
  void order(long accountId, Instant leavesAt) {
    jobs.order(NAME, instance(accountId, leavesAt), leavesAt);
  }

  /** Takes the order back, in the transaction that says so. */
  void withdraw(long accountId, Instant leavesAt) {
    jobs.withdraw(NAME, instance(accountId, leavesAt));
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> erase(accountOf(instance.getId())));
  }

  /** One job for each request: that of a request that was taken back may be running yet. */
  private static String instance(long accountId, Instant leavesAt) {
    return accountId + "/" + leavesAt.getEpochSecond();
  }

  private static long accountOf(String instance) {
    return Long.parseLong(instance.substring(0, instance.indexOf('/')));
  }

  private void erase(long accountId) {
    Optional<MailAddress> address = transactions.call(() -> close(accountId));
    address.ifPresent(
        mailbox -> {
          mailServers.current().endSessions(mailbox);
          mailServers.current().erase(mailbox);
          exports.erase(accountId);
          transactions.run(() -> remove(accountId, mailbox));
        });
  }

  /**
   * From here on nothing opens; the mailbox, unless its owner stayed, asked anew since, or all is
   * done already.
   */
  private Optional<MailAddress> close(long accountId) {
    leave(accountId);
    boolean gone =
        Optional.ofNullable(entities.find(Account.class, accountId))
            .filter(Account::isGone)
            .isPresent();
    if (!gone) {
      return Optional.empty();
    }
    sessions.endAll(accountId);
    mailboxes.close(accountId);
    return mailboxes.addressOf(accountId);
  }

  /**
   * The database removes what hangs on the account; the claims of its addresses stay, that it is
   * erased, and what people who work here did to it.
   */
  private void remove(long accountId, MailAddress address) {
    invites.withdrawAllOf(accountId);
    tree.close(accountId);
    remains.forget(accountId);
    entities
        .createQuery("delete from Account a where a.id = :id")
        .setParameter("id", accountId)
        .executeUpdate();
    audit.erased(accountId, address.toString());
  }

  // Each is one statement, so that who asks, who takes back and who erases cannot both succeed.

  private boolean request(long accountId, Instant leavesAt) {
    return 1
        == entities
            .createQuery(
                "update Account a set a.state = :to, a.leavesAt = :leavesAt"
                    + " where a.id = :id and a.state = :from")
            .setParameter("leavesAt", leavesAt)
            .setParameter("to", State.LEAVING)
            .setParameter("from", State.ACTIVE)
            .setParameter("id", accountId)
            .executeUpdate();
  }

  /** What two operators have decided is theirs to take back. */
  private boolean takeBack(long accountId) {
    return 1
        == entities
            .createNativeQuery(
                "update account set state = 'ACTIVE', leaves_at = null"
                    + " where id = ?1 and state = 'LEAVING' and not exists"
                    + " (select 1 from deletion_wish w where w.account_id = account.id"
                    + " and w.approved_by_id is not null)")
            .setParameter(1, accountId)
            .executeUpdate();
  }

  private void leave(long accountId) {
    entities
        .createQuery(
            "update Account a set a.state = :to, a.leavesAt = null"
                + " where a.id = :id and a.state in :from and a.leavesAt <= :now")
        .setParameter("to", State.GONE)
        .setParameter("from", List.of(State.LEAVING, State.REVOKED))
        .setParameter("now", clock.instant())
        .setParameter("id", accountId)
        .executeUpdate();
  }

  private Optional<Instant> leavesAt(long accountId) {
    return entities
        .createQuery(
            "select a.leavesAt from Account a where a.id = :id and a.state = :leaving",
            Instant.class)
        .setParameter("id", accountId)
        .setParameter("leaving", State.LEAVING)
        .getResultStream()
        .findFirst();
  }
}
