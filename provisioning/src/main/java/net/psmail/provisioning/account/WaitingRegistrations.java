package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Account.State;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.session.RefusedVisits;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.signup.Outcome;
import net.psmail.provisioning.signup.SignUpFigures;

/**
 * Registrations that wait for an operator. Their addresses are held and their owners can sign in,
 * but no mail runs. One that is approved is an account like any other from then on. One that is
 * refused, withdrawn, or not decided in time was never there: its address is free, and nothing of
 * the person stays. Neither can be undone, for mail may have come, or nothing is left.
 */
@ApplicationScoped
public class WaitingRegistrations {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject WaitingRows rows;
  @Inject SignUpFigures figures;
  @Inject Mailboxes mailboxes;
  @Inject RefusedVisits visits;
  @Inject Audit audit;
  @Inject Jobs jobs;
  @Inject Clock clock;

  /** Those who have waited longest, behind this account. */
  public List<Newcomer> list(long after, int limit) {
    return rows.after(after, limit);
  }

  /** Those of these accounts that wait. */
  public List<Newcomer> those(Collection<Long> accounts) {
    return rows.those(accounts);
  }

  /** How many wait. */
  public long count() {
    return rows.count();
  }

  /**
   * Lets these in: their mail runs from now on, and a letter welcomes them. Those whom somebody
   * else has decided meanwhile are left out.
   *
   * @return how many were let in
   * @throws ProvisioningException NOT_FOUND, as below, when the session is no operator's
   */
  public int approve(Session operator, Collection<Long> accounts, Origin origin) {
    requireOperator(operator);
    return count(accounts, account -> approve(operator, account, origin));
  }

  /**
   * Refuses these, as if they had never asked.
   *
   * @return how many were refused
   */
  public int refuse(Session operator, Collection<Long> accounts, Origin origin) {
    requireOperator(operator);
    return count(accounts, account -> refuse(operator, account, origin));
  }

  /** Refuses one, in a transaction; false when somebody else has decided meanwhile. */
  boolean refuse(Session operator, long account, Origin origin) {
    Optional<DomainName> domain = remove(account, true);
    domain.ifPresent(
        name -> {
          audit.by(operator, Act.REGISTRATION_REFUSED, "@" + name, origin);
          figures.count(name, List.of(Outcome.REFUSED));
        });
    return domain.isPresent();
  }

  /**
   * Whoever waits does not want to any more.
   *
   * @return false when an operator has decided meanwhile
   */
  public boolean withdraw(Session newcomer) {
    return transactions.call(() -> end(newcomer.accountId(), false));
  }

  /** Ends those that have waited since before this moment, in small portions. */
  void end(Instant before) {
    List<Long> old = rows.olderThan(before);
    while (!old.isEmpty()) {
      count(old, account -> end(account, true));
      old = rows.olderThan(before);
    }
  }

  /** In one order, so that nobody waits for who waits for them. */
  private int count(Collection<Long> accounts, Decision decision) {
    return transactions.call(
        () -> (int) accounts.stream().distinct().sorted().filter(decision::take).count());
  }

  private boolean approve(Session operator, long account, Origin origin) {
    boolean approved =
        1
            == entities
                .createQuery(
                    "update Account a set a.state = :to where a.id = :id and a.state = :from")
                .setParameter("to", State.ACTIVE)
                .setParameter("from", State.WAITING)
                .setParameter("id", account)
                .executeUpdate();
    if (approved) {
      mailboxes.open(account);
      entities
          .createQuery("delete from WaitingRegistration w where w.accountId = :id")
          .setParameter("id", account)
          .executeUpdate();
      jobs.order(WelcomeMail.NAME, Long.toString(account), clock.instant());
      MailAddress address = mailboxes.addressOf(account).orElseThrow();
      audit.by(operator, Act.REGISTRATION_APPROVED, address.toString(), origin);
      figures.count(address.domain(), List.of(Outcome.APPROVED));
    }
    return approved;
  }

  private boolean end(long account, boolean told) {
    Optional<DomainName> domain = remove(account, told);
    domain.ifPresent(name -> figures.count(name, List.of(Outcome.ENDED)));
    return domain.isPresent();
  }

  /**
   * The database removes what hangs on the account; of who shall be told, sessions are noted.
   *
   * @return the domain in which the name is free again; empty when somebody has decided meanwhile
   */
  private Optional<DomainName> remove(long account, boolean told) {
    // Holds the row: who approves at the same time finds nothing any more.
    Account waiting = entities.find(Account.class, account, LockModeType.PESSIMISTIC_WRITE);
    if (waiting == null || !waiting.isWaiting()) {
      return Optional.empty();
    }
    if (told) {
      visits.note(account);
    }
    DomainName domain = MailAddress.parse(waiting.signInName()).domain();
    mailboxes.giveBack(account);
    audit.forget(account);
    entities
        .createQuery("delete from Account a where a.id = :id")
        .setParameter("id", account)
        .executeUpdate();
    return Optional.of(domain);
  }

  private static void requireOperator(Session session) {
    if (!session.role().includes(Role.OPERATOR)) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
  }

  /** About one account, in the transaction of all. */
  private interface Decision {
    boolean take(long account);
  }
}
