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
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.member.Member.State;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionSecrets;

/**
 * Links by which members get in again who have lost the password and the recovery code, made for
 * them by an operator who has made sure who asks. A link changes nothing until it is used ({@link
 * ResetUse}): until then its owner reads of it, in a letter and wherever they are signed in, and
 * makes it worthless.
 */
@ApplicationScoped
public class Resets {

  private static final Duration LIFETIME = Duration.ofDays(2);
  private static final Set<State> STATES = Set.of(State.ACTIVE, State.LEAVING);
  private static final String SHOWN = "RESET";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Members members;
  @Inject SessionSecrets secrets;
  @Inject OldRows oldRows;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  /** That which waits for an account. */
  public Optional<OpenReset> find(Actor operator, long account) {
    return waiting(members.get(operator, account).id());
  }

  /** The same, for its owner. */
  public Optional<OpenReset> ofOwn(Session member) {
    return waiting(member.accountId());
  }

  /**
   * Makes a link, in the place of an earlier one; {@link #takeNew} gives its token to the operator.
   *
   * @throws ProvisioningException NOT_FOUND, also when nothing would open with another password, or
   *     the operator's duty ends in this moment
   */
  public void offer(Session operator, long account, Origin origin) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String token = codes.token();
    transactions.run(
        () -> {
          holdDuty(operator);
          Member member = members.hold(operator, account);
          if (!STATES.contains(member.state())) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          entities.merge(
              new PasswordReset(
                  account, Digests.sha256(token), operator.signInName(), now, now.plus(LIFETIME)));
          secrets.keep(operator.token(), SHOWN, account + " " + token);
          String address = member.address().toString();
          audit.on(account, operator, Act.RESET_OFFERED, address, origin);
        });
  }

  /** Before who ends the duty, who withdraws the link then; or after, and there is none. */
  private void holdDuty(Session operator) {
    Account person =
        entities.find(Account.class, operator.accountId(), LockModeType.PESSIMISTIC_WRITE);
    if (person == null || !person.isOpen() || !person.role().includes(operator.role())) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
  }

  /** The token of the link that this session has just made for the account; it is told once. */
  public Optional<String> takeNew(Session operator, long account) {
    String start = account + " ";
    Optional<String> made =
        secrets.read(operator.token(), SHOWN).filter(secret -> secret.startsWith(start));
    if (made.isPresent()) {
      secrets.drop(operator.token(), SHOWN);
    }
    return made.map(secret -> secret.substring(start.length()));
  }

  /** Makes the link of an account worthless; where there is none, that does not matter. */
  public void withdraw(Session operator, long account, Origin origin) {
    transactions.run(
        () -> {
          Member member = members.hold(operator, account);
          if (remove(account)) {
            String address = member.address().toString();
            audit.on(account, operator, Act.RESET_WITHDRAWN, address, origin);
          }
        });
  }

  /** The same, by its owner, who has not asked for it. */
  public void stop(Session member, Origin origin) {
    transactions.run(
        () -> {
          if (remove(member.accountId())) {
            audit.by(member, Act.RESET_WITHDRAWN, member.signInName(), origin);
          }
        });
  }

  /**
   * Makes those worthless that somebody has made who may not any more, in a transaction.
   *
   * @param kept the domains for which the person may still
   */
  void withdrawAllOf(Session administrator, String name, LongPredicate kept, Origin origin) {
    entities
        .createQuery(
            "select a from PasswordReset r join Account a on a.id = r.accountId"
                + " where r.madeBy = :name",
            Account.class)
        .setParameter("name", name)
        .getResultList()
        .stream()
        .filter(one -> one.domainId().stream().noneMatch(kept::test))
        .filter(one -> remove(one.id()))
        .forEach(
            one ->
                audit.on(one.id(), administrator, Act.RESET_WITHDRAWN, one.signInName(), origin));
  }

  /** The account that a token opens. */
  Optional<Long> accountOf(String token) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select r from PasswordReset r where r.hash = :hash and r.endsAt > :now",
                    PasswordReset.class)
                .setParameter("hash", Digests.sha256(token))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .map(PasswordReset::accountId));
  }

  /** Deleting decides who of two that come at once was first. */
  boolean remove(long account) {
    return 1
        == entities
            .createQuery("delete from PasswordReset r where r.accountId = :account")
            .setParameter("account", account)
            .executeUpdate();
  }

  /** Forgets those that nobody has used. */
  void purge() {
    oldRows.delete("password_reset", "ends_at", clock.instant());
  }

  private Optional<OpenReset> waiting(long account) {
    return transactions
        .call(() -> Optional.ofNullable(entities.find(PasswordReset.class, account)))
        .map(PasswordReset::view)
        .filter(open -> open.endsAt().isAfter(clock.instant()));
  }
}
