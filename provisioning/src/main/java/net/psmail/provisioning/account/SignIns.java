package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.factor.KnownBrowsers;
import net.psmail.provisioning.factor.Passkeys;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.key.FactorKey;
import net.psmail.provisioning.mailbox.EnvelopePurpose;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.password.SlowHash;
import net.psmail.provisioning.session.HalfSignIn;
import net.psmail.provisioning.session.HalfSignIns;
import net.psmail.provisioning.session.HalfToken;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionKeys;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;

/**
 * The ways into an account: a password, and the second step where there is one. And the same
 * question once more, before what only the owner may do.
 */
@ApplicationScoped
public class SignIns {

  @Inject Transactions transactions;
  @Inject Credentials credentials;
  @Inject SlowHash slowHash;
  @Inject SecondSteps secondSteps;
  @Inject Passkeys passkeys;
  @Inject KnownBrowsers browsers;
  @Inject FirstSignIns firstSignIns;
  @Inject RecoveryCodes recoveryCodes;
  @Inject HalfSignIns halves;
  @Inject Mailboxes mailboxes;
  @Inject Sessions sessions;
  @Inject Audit audit;

  /**
   * The networks from which somebody has come into an account, in the notation of {@link Origin}.
   */
  public List<String> networks(Instant since, int limit) {
    return audit.networks(Credentials.ARRIVALS, since, limit);
  }

  /** Whether an account, if there is one of this name, has come from that network before. */
  public boolean hasComeFrom(String name, Origin origin) {
    return !credentials.caller(name, origin).stranger();
  }

  /**
   * Turns away whom nobody remembers while too many of them wait, at next to no cost.
   *
   * @throws ProvisioningException BUSY
   */
  public void requireRoomForStranger() {
    slowHash.requireRoomForStranger();
  }

  /**
   * Takes a password. Takes as long for a name that nobody has.
   *
   * @param name an address, or the name of somebody who works here; another name alone is one in
   *     the default domain
   * @param browser the token of a browser that may not have to give the second step
   * @throws ProvisioningException SIGN_IN_REFUSED, BUSY, DATABASE_UNAVAILABLE
   */
  public Entry signIn(String name, String password, Optional<String> browser, Origin origin) {
    Caller caller = credentials.caller(name, origin);
    PasswordTag tag = credentials.check(name, caller, password, origin);
    Account account = caller.account().orElseThrow();
    return transactions.call(
        () -> enter(credentials.heldToSignIn(account.id(), tag), tag, browser, origin));
  }

  /**
   * Takes a code for the second step: the sign-in is whole.
   *
   * @throws ProvisioningException FACTOR_REFUSED; SESSION_ENDED when it is too late or was tried
   *     too often
   */
  public SessionToken giveSecondStep(HalfToken token, String code, Origin origin) {
    HalfSignIn half = halves.find(token).orElseThrow(SignIns::ended);
    halves.countTry(token);
    Optional<SessionToken> session =
        transactions.call(
            () -> {
              Account account = credentials.held(half.accountId()).orElseThrow(SignIns::ended);
              String name = account.signInName();
              SessionKeys keys = halves.keys(token);
              if (!secondSteps.use(
                  account.id(), name, Objects.requireNonNull(keys.factor()), code, origin)) {
                return Optional.empty();
              }
              audit.by(account.id(), name, Act.SIGNED_IN, name, origin);
              return Optional.of(halves.promote(half, keys));
            });
    return session.orElseThrow(() -> refusal(half.accountId(), half.signInName(), origin));
  }

  /**
   * Takes the answer of a passkey for the second step: the sign-in is whole.
   *
   * @throws ProvisioningException FACTOR_REFUSED; SESSION_ENDED when it is too late or was tried
   *     too often
   */
  public SessionToken givePasskey(HalfToken token, String answer, Origin origin) {
    HalfSignIn half = halves.find(token).orElseThrow(SignIns::ended);
    halves.countTry(token);
    requireOwn(half.accountId(), half.signInName(), answer, token.value(), origin);
    return transactions.call(
        () -> {
          String name = credentials.held(half.accountId()).orElseThrow(SignIns::ended).signInName();
          audit.by(half.accountId(), name, Act.SIGNED_IN, name, origin);
          return halves.promote(half, halves.keys(token));
        });
  }

  /**
   * Signs in whom a passkey knows, without a password: the session opens nothing that is sealed
   * with the password, until {@link #unlock}.
   *
   * @param holder a secret of the browser that asked
   * @throws ProvisioningException FACTOR_REFUSED
   */
  public SessionToken signInByPasskey(String answer, String holder, Origin origin) {
    long id = passkeys.useAlone(answer, holder, origin);
    return transactions.call(
        () -> {
          Account account =
              credentials.held(id).orElseThrow(() -> ProvisioningException.of(Kind.FACTOR_REFUSED));
          return open(account, SessionKeys.NONE, true, origin);
        });
  }

  /**
   * Asks for the password of somebody who has signed in without it.
   *
   * @return the token of the session from now on
   * @throws ProvisioningException SIGN_IN_REFUSED, SESSION_ENDED, BUSY
   */
  public SessionToken unlock(Session session, String password, Origin origin) {
    PasswordTag tag = credentials.check(credentials.get(session.accountId()), password, origin);
    return transactions.call(
        () -> {
          SessionKeys keys = keys(credentials.held(session.accountId(), tag), tag);
          sessions.unlock(session.token(), keys);
          return sessions.renew(session.token());
        });
  }

  /**
   * Takes the answer of a passkey of somebody who is signed in, who is asked once more.
   *
   * @return the token of the session from now on
   * @throws ProvisioningException FACTOR_REFUSED
   */
  public SessionToken proveByPasskey(Session session, String answer, Origin origin) {
    requireOwn(session.accountId(), session.signInName(), answer, session.token().value(), origin);
    return transactions.call(() -> raise(session));
  }

  /**
   * Asks somebody who is signed in once more: for the second step, or for the password where there
   * is none.
   *
   * @return the token of the session from now on
   * @throws ProvisioningException FACTOR_REFUSED or SIGN_IN_REFUSED, SESSION_ENDED, BUSY
   */
  public SessionToken prove(Session session, String answer, Origin origin) {
    if (!session.secondStep()) {
      credentials.check(credentials.get(session.accountId()), answer, origin);
      return transactions.call(() -> raise(session));
    }
    return transactions
        .call(() -> raiseByCode(session, answer, origin))
        .orElseThrow(() -> refusal(session.accountId(), session.signInName(), origin));
  }

  /** Held, so that the key and what it opens are of one password. */
  private Optional<SessionToken> raiseByCode(Session session, String code, Origin origin) {
    String name = credentials.held(session.accountId()).orElseThrow(SignIns::ended).signInName();
    FactorKey key = sessions.factorKey(session.token());
    return secondSteps.use(session.accountId(), name, key, code, origin)
        ? Optional.of(raise(session))
        : Optional.empty();
  }

  private SessionToken raise(Session session) {
    sessions.prove(session.token());
    return sessions.renew(session.token());
  }

  private void requireOwn(long account, String name, String answer, String holder, Origin origin) {
    boolean own;
    try {
      own = passkeys.use(answer, holder, origin) == account;
    } catch (ProvisioningException refused) {
      own = false;
    }
    if (!own) {
      throw refusal(account, name, origin);
    }
  }

  /** Signs in whom no second step is asked of, in the transaction that found that out. */
  SessionToken open(Account account, PasswordTag tag, Origin origin) {
    return open(account, keys(account, tag), true, origin);
  }

  private Entry enter(Account account, PasswordTag tag, Optional<String> browser, Origin origin) {
    if (account.hasForeignPassword()) {
      return Entry.first(enterFirst(account, tag, origin));
    }
    SessionKeys keys = keys(account, tag);
    boolean asked = secondSteps.isAsked(account.id());
    if (asked && browser.filter(token -> browsers.knows(account.id(), token)).isEmpty()) {
      String name = account.signInName();
      audit.by(account.id(), name, Act.SECOND_STEP_ASKED, name, origin);
      return Entry.of(halves.open(account.id(), keys));
    }
    return Entry.of(open(account, keys, !asked, origin));
  }

  /** With a code of recovery, as after a registration; there is no second step yet. */
  private SessionToken enterFirst(Account account, PasswordTag tag, Origin origin) {
    firstSignIns.settle(account, tag);
    SessionKeys keys = keys(account, tag);
    SessionToken token = open(account, keys, true, origin);
    recoveryCodes.issue(
        account, mailboxes.idOf(account.id()), Objects.requireNonNull(keys.mailbox()), token);
    return token;
  }

  private SessionToken open(Account account, SessionKeys keys, boolean proved, Origin origin) {
    String name = account.signInName();
    audit.by(account.id(), name, Act.SIGNED_IN, name, origin);
    return sessions.open(account.id(), keys, proved);
  }

  /** What a password opens, in the transaction that found it right. */
  SessionKeys keys(Account account, PasswordTag tag) {
    PrivateKey mailbox =
        account.isMember()
            ? mailboxes.open(
                mailboxes.idOf(account.id()), EnvelopePurpose.SIGN_IN, tag.envelopePassword())
            : null;
    return new SessionKeys(mailbox, tag.factorKey());
  }

  private ProvisioningException refusal(long account, String name, Origin origin) {
    transactions.run(() -> audit.by(account, name, Act.SECOND_STEP_REFUSED, name, origin));
    return ProvisioningException.of(Kind.FACTOR_REFUSED);
  }

  private static ProvisioningException ended() {
    return ProvisioningException.of(Kind.SESSION_ENDED);
  }
}
