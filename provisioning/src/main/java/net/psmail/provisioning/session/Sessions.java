package net.psmail.provisioning.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.FactorKey;

/**
 * Who is signed in. A session ends when it was not used for the configured time, after thirty days
 * in any case, and when its owner signs out or changes the password elsewhere.
 */
@ApplicationScoped
public class Sessions {

  /** Of the time that a session was seen, so that not every request writes. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  static final Duration LONGEST = Duration.ofDays(30);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject OldRows oldRows;
  @Inject SessionSeals seals;
  @Inject Codes codes;
  @Inject HalfSignIns halves;
  @Inject SessionSecrets secrets;
  @Inject Audit audit;
  @Inject Clock clock;

  private final SessionSettings settings = SessionSettings.read();

  /** The living session of a token; looking keeps it alive. */
  public Optional<Session> find(SessionToken token) {
    Instant now = clock.instant();
    Optional<SessionRow> row =
        transactions.call(
            () ->
                SessionRow.find(
                    entities, token, now.minus(settings.lifetime()), now.minus(LONGEST)));
    if (row.isPresent() && row.get().seenAt().isBefore(now.minus(PRECISION))) {
      transactions.run(() -> touch(token, now));
    }
    return row.map(SessionRow::session);
  }

  /** Ends a session; one that has ended already does not mind. */
  public void signOut(SessionToken token, Origin origin) {
    find(token)
        .ifPresent(
            session ->
                transactions.run(
                    () -> {
                      end(session.accountId(), "s.id = :token", token);
                      audit.by(session, Act.SIGNED_OUT, session.signInName(), origin);
                    }));
  }

  /**
   * Begins a session, in the transaction of the sign-in.
   *
   * @param keys wrapped anew for this session
   * @param proved whether the person has given all that the account asks for
   */
  public SessionToken open(long accountId, SessionKeys keys, boolean proved) {
    SessionToken token = SessionToken.random(codes.token());
    Instant now = clock.instant();
    entities.persist(
        new WebSession(
            token.id(),
            accountId,
            seals.mailbox(keys, token),
            seals.factor(keys, token),
            proved ? now : null,
            now));
    entities.flush();
    return token;
  }

  /** Ends all sessions of an account but one, in the transaction that made that necessary. */
  public void endOthers(long accountId, SessionToken kept) {
    end(accountId, "s.id <> :token", kept);
    halves.endAll(accountId);
  }

  /** Ends all sessions of an account, in the transaction that made that necessary. */
  public void endAll(long accountId) {
    entities
        .createQuery("delete from WebSession s where s.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
    halves.endAll(accountId);
  }

  /** The person has shown to be the one, in the transaction that found it out. */
  public void prove(SessionToken token) {
    row(token).prove(clock.instant());
  }

  /**
   * The key of the second step, of somebody who is signed in.
   *
   * @throws ProvisioningException SESSION_ENDED; FACTOR_REFUSED when the password was not given yet
   */
  public FactorKey factorKey(SessionToken token) {
    return row(token)
        .sealedFactorKey()
        .map(wrapped -> seals.openFactor(wrapped, token))
        .orElseThrow(() -> ProvisioningException.of(Kind.FACTOR_REFUSED));
  }

  /**
   * The password was given after the session began, or a new one has given other keys: from now on
   * the session opens what they open. In the transaction that found it out.
   */
  public void unlock(SessionToken token, SessionKeys keys) {
    row(token).seal(seals.mailbox(keys, token), seals.factor(keys, token));
  }

  /**
   * Gives a session another token, in the transaction that made it open more than before: whoever
   * has got hold of the one before, or has planted it, has nothing.
   *
   * @throws ProvisioningException SESSION_ENDED, also for the second of two at once
   */
  public SessionToken renew(SessionToken old) {
    SessionToken fresh = SessionToken.random(codes.token());
    WebSession row = row(old);
    SessionKeys keys = seals.open(row.sealedKey(), row.sealedFactorKey(), old);
    row.seal(seals.mailbox(keys, fresh), seals.factor(keys, fresh));
    entities.flush();
    entities.detach(row);
    secrets.move(old, fresh, () -> rename(old, fresh));
    return fresh;
  }

  /** The row stays what it is, whoever adds a column to it. */
  private void rename(SessionToken old, SessionToken fresh) {
    int renamed =
        entities
            .createNativeQuery("update web_session set id = ?1 where id = ?2")
            .setParameter(1, fresh.id())
            .setParameter(2, old.id())
            .executeUpdate();
    if (renamed == 0) {
      throw ProvisioningException.of(Kind.SESSION_ENDED);
    }
  }

  /**
   * The mailbox key of somebody who is signed in.
   *
   * @throws ProvisioningException SESSION_ENDED, NOT_FOUND for an operator
   */
  public PrivateKey mailboxKey(SessionToken token) {
    return row(token)
        .sealedKey()
        .map(envelope -> seals.openMailbox(envelope, token))
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  private WebSession row(SessionToken token) {
    return transactions
        .call(() -> Optional.ofNullable(entities.find(WebSession.class, token.id())))
        .orElseThrow(() -> ProvisioningException.of(Kind.SESSION_ENDED));
  }

  private void touch(SessionToken token, Instant now) {
    entities
        .createQuery("update WebSession s set s.seenAt = :now where s.id = :id")
        .setParameter("now", now)
        .setParameter("id", token.id())
        .executeUpdate();
  }

  private void end(long accountId, String which, SessionToken token) {
    entities
        .createQuery("delete from WebSession s where s.accountId = :account and " + which)
        .setParameter("account", accountId)
        .setParameter("token", token.id())
        .executeUpdate();
  }

  /** Forgets the sessions and secrets that have ended. */
  void purge() {
    Instant now = clock.instant();
    oldRows.delete("half_sign_in", "ends_at", now);
    oldRows.delete("session_secret", "expires_at", now);
    oldRows.delete("web_session", "seen_at", now.minus(settings.lifetime()));
    oldRows.delete("web_session", "created_at", now.minus(LONGEST));
  }
}
