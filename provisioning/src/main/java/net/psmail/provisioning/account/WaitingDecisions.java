package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.account.Account.State;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.RefusedVisits;
import net.psmail.provisioning.signup.Outcome;
import net.psmail.provisioning.signup.SignUpFigures;

/**
 * What is decided about one who waits, within a transaction of the caller's. Each answers false
 * when somebody else has decided meanwhile.
 */
@ApplicationScoped
class WaitingDecisions {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject SignUpFigures figures;
  @Inject Mailboxes mailboxes;
  @Inject RefusedVisits visits;
  @Inject Audit audit;
  @Inject Jobs jobs;
  @Inject Clock clock;

  /** Mail runs from now on, and a letter says so. */
  boolean approve(Actor operator, long account, Origin origin) {
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
      audit.on(account, operator, Act.REGISTRATION_APPROVED, address.toString(), origin);
      figures.count(address.domain(), List.of(Outcome.APPROVED));
    }
    return approved;
  }

  /** Nobody else decides before the transaction ends. */
  void hold(long account) {
    entities.find(Account.class, account, LockModeType.PESSIMISTIC_WRITE);
  }

  /** As if it had never been asked for. */
  boolean refuse(Actor operator, long account, Origin origin) {
    Optional<DomainName> domain = remove(account, true);
    domain.ifPresent(
        name -> {
          audit.by(operator, Act.REGISTRATION_REFUSED, "@" + name, origin);
          figures.count(name, List.of(Outcome.REFUSED));
        });
    return domain.isPresent();
  }

  /**
   * Nobody decides any more.
   *
   * @param told whether who comes back is told
   */
  boolean end(long account, boolean told) {
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
}
