package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Account.State;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.Sessions;

/**
 * Who works here, and what each may do; administrators decide it. A session reads its role at every
 * request, so a new one counts at once. There is always an administrator: the last one is neither
 * given another role nor sent away.
 */
@ApplicationScoped
public class Staff {

  private static final Duration UNDO = Duration.ofDays(30);
  private static final Set<Role> ROLES = EnumSet.complementOf(EnumSet.of(Role.MEMBER));
  private static final Set<Act> SIGN_INS = Set.of(Act.SIGNED_IN, Act.OPERATOR_ACCEPTED);
  private static final Comparator<Colleague> ORDER =
      Comparator.comparing((Colleague one) -> one.erasedAt().isPresent())
          .thenComparing(one -> one.duty().role(), Comparator.reverseOrder())
          .thenComparing(Colleague::name);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Administrators administrators;
  @Inject Invitations invitations;
  @Inject MadeLinks links;
  @Inject MailDomains domains;
  @Inject SecondSteps secondSteps;
  @Inject Sessions sessions;
  @Inject Audit audit;
  @Inject Clock clock;

  /** All of them: those who may do most first, those whose access has ended last. */
  public List<Colleague> list() {
    return transactions.call(
        () -> {
          List<Account> people =
              entities
                  .createQuery("select a from Account a where a.role in :roles", Account.class)
                  .setParameter("roles", ROLES)
                  .getResultList();
          Map<Long, Instant> signIns =
              audit.latest(people.stream().map(Account::id).toList(), SIGN_INS);
          return people.stream()
              .map(
                  one ->
                      one.colleague(
                          duty(one),
                          Optional.ofNullable(signIns.get(one.id())),
                          secondSteps.isAsked(one.id())))
              .sorted(ORDER)
              .toList();
        });
  }

  /**
   * Changes what somebody may do.
   *
   * @throws ProvisioningException NOT_FOUND, LAST_ADMINISTRATOR; INVALID_ADDRESS when the domain is
   *     not served here
   */
  public void changeDuty(Session administrator, long id, Duty duty, Origin origin) {
    transactions.run(
        () -> {
          List<Account> all = administrators.held(administrator);
          Account person = held(id);
          Duty before = duty(person);
          if (!before.equals(duty)) {
            takeDutyFrom(person, all);
            links.withdraw(administrator, person, Optional.of(duty), origin);
            person.changeDuty(duty.role(), duty.domain().map(domains::idOf).orElse(null));
            String change = before.words() + " → " + duty.words();
            String subject = person.signInName() + " (" + change + ")";
            audit.on(id, administrator, Act.ROLE_CHANGED, subject, origin);
          }
        });
  }

  /**
   * Ends somebody's access, with all sessions, at once. For thirty days it can be given back; until
   * then nobody else gets the name.
   *
   * @throws ProvisioningException NOT_FOUND, LAST_ADMINISTRATOR
   */
  public void end(Session administrator, long id, Origin origin) {
    transactions.run(
        () -> {
          List<Account> all = administrators.held(administrator);
          Account person = held(id);
          if (!person.hasEnded()) {
            takeDutyFrom(person, all);
            links.withdraw(administrator, person, Optional.empty(), origin);
            person.end(clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(UNDO));
            sessions.endAll(id);
            audit.on(id, administrator, Act.ACCESS_ENDED, person.signInName(), origin);
          }
        });
  }

  /**
   * Gives somebody's access back, as it was.
   *
   * @throws ProvisioningException NOT_FOUND when the days are over
   */
  public void restore(Session administrator, long id, Origin origin) {
    transactions.run(
        () -> {
          administrators.held(administrator);
          Account person = held(id);
          if (person.hasEnded()) {
            person.restore();
            audit.on(id, administrator, Act.ACCESS_RESTORED, person.signInName(), origin);
          }
        });
  }

  /**
   * Takes somebody's second step away, who has lost all that could give it; whoever is signed in
   * with it stays.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void removeSecondStep(Session administrator, long id, Origin origin) {
    transactions.run(
        () -> {
          administrators.held(administrator);
          Account person = held(id);
          if (secondSteps.removeAll(id)) {
            audit.on(id, administrator, Act.SECOND_STEP_REMOVED, person.signInName(), origin);
          }
        });
  }

  /** Erases those whose access can no longer be given back. */
  void purge() {
    transactions.run(
        () ->
            entities
                .createQuery(
                    "select a from Account a where a.role in :roles and a.state = :ended"
                        + " and a.leavesAt <= :now",
                    Account.class)
                .setParameter("roles", ROLES)
                .setParameter("ended", State.ENDED)
                .setParameter("now", clock.instant())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(
                    person -> {
                      entities.remove(person);
                      audit.bySystem(Act.ERASED, person.signInName());
                    }));
  }

  /** Whoever is the only administrator stays it. With the duty go the links to work here. */
  private void takeDutyFrom(Account person, List<Account> all) {
    if (all.contains(person)) {
      if (all.size() == 1) {
        throw ProvisioningException.of(Kind.LAST_ADMINISTRATOR);
      }
      invitations.withdrawAllOf(person.signInName());
    }
  }

  private Duty duty(Account person) {
    return new Duty(person.role(), person.officeDomainId().map(domains::nameOf));
  }

  private Account held(long id) {
    return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(person -> !person.isMember())
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }
}
