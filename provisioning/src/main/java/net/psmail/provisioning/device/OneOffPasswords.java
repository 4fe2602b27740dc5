package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Envelopes;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Sessions;

/**
 * Passwords with which the portal itself logs in to the mail server, for a member who has just
 * asked it to: made for one act and gone after it. Nobody is shown one, no list of devices has it,
 * and should the process die in between it works no longer than a minute, or five for an act that
 * lasts. Of who is leaving it reads and does not send.
 */
@ApplicationScoped
public class OneOffPasswords {

  static final Duration LIFE = Duration.ofMinutes(1);

  private static final Duration LENT = Duration.ofMinutes(5);

  private static final Logger LOG = System.getLogger(OneOffPasswords.class.getName());
  private static final String NAME = "portal";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject Sessions sessions;
  @Inject Envelopes envelopes;
  @Inject Codes codes;
  @Inject Clock clock;

  /**
   * Does something with a password for the member's mailbox that works nowhere else and ends with
   * it. Call it outside of transactions: the mail server would not see the password.
   *
   * @throws ProvisioningException SESSION_ENDED, NOT_FOUND for an operator, or what the act throws
   */
  public <T> T with(Session session, Function<String, T> act) {
    try (LentPassword password = make(session, LIFE, DeviceScope.BOTH)) {
      return act.apply(password.secret());
    }
  }

  /**
   * A password to read with and to put mail into folders, for an act that lasts longer than a
   * request; only its holder knows it. Call it outside of transactions.
   *
   * @throws ProvisioningException SESSION_ENDED, NOT_FOUND for an operator
   */
  public LentPassword lend(Session session) {
    return make(session, LENT, DeviceScope.READ);
  }

  private LentPassword make(Session session, Duration life, DeviceScope scope) {
    PrivateKey key = sessions.mailboxKey(session.token());
    long mailbox = mailboxes.idOf(session.accountId());
    String password = codes.devicePassword();
    DeviceSecret.Stored stored = DeviceSecret.stored(password, key, codes, envelopes);
    return new LentPassword(
        this, transactions.call(() -> keep(mailbox, stored, life, scope)), password);
  }

  void prolong(long id) {
    int prolonged =
        transactions.call(
            () ->
                entities
                    .createQuery("update DevicePassword d set d.expiresAt = :end where d.id = :id")
                    .setParameter("end", clock.instant().plus(LENT).getEpochSecond())
                    .setParameter("id", id)
                    .executeUpdate());
    if (prolonged == 0) {
      throw ProvisioningException.of(Kind.SESSION_ENDED);
    }
  }

  /** Ends those of an account, in the transaction that made that necessary. */
  void endAll(long accountId) {
    entities
        .createNativeQuery(
            "delete from device_password where expires_at is not null and mailbox_id in"
                + " (select id from mailbox where account_id = ?1)")
        .setParameter(1, accountId)
        .executeUpdate();
  }

  /** Forgets those whose act did not come to its end. */
  void purge() {
    transactions.run(
        () ->
            entities
                .createQuery("delete from DevicePassword d where d.expiresAt < :now")
                .setParameter("now", clock.instant().getEpochSecond())
                .executeUpdate());
  }

  private long keep(long mailbox, DeviceSecret.Stored stored, Duration life, DeviceScope scope) {
    Instant now = clock.instant();
    DevicePassword password = DevicePassword.until(now.plus(life), mailbox, NAME, stored, now);
    password.limit(scope, null);
    entities.persist(password);
    entities.flush();
    return password.id();
  }

  /** What the act has done stays done: if the database is gone, its time ends it. */
  void end(long id) {
    try {
      transactions.run(
          () ->
              entities
                  .createQuery("delete from DevicePassword d where d.id = :id")
                  .setParameter("id", id)
                  .executeUpdate());
    } catch (ProvisioningException failure) {
      LOG.log(Level.WARNING, "A password of the portal was left to expire", failure);
    }
  }
}
