package net.psmail.provisioning.factor;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.TypedName;
import net.psmail.provisioning.session.Session;

/**
 * Passkeys, which sign what they are asked to and take the place of a code, or of the password too.
 * Each question is answered once, within five minutes, and by the browser that asked: its holder is
 * a secret of that browser.
 */
@ApplicationScoped
public class Passkeys {

  /** More than anybody has. */
  private static final int MOST = 20;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject AccountHold accounts;
  @Inject PasskeyChallenges challenges;
  @Inject SecondSteps secondSteps;
  @Inject Audit audit;
  @Inject Clock clock;

  /** What the browser shall ask an authenticator for to make one, as JSON. */
  public String offer(Session session) {
    List<String> known = ids(session.accountId());
    String challenge = challenges.make(session.token().value());
    return PasskeySite.read().toMake(challenge, session.accountId(), session.signInName(), known);
  }

  /**
   * Takes a new one. As the first second step of the account it brings ten codes on paper.
   *
   * @param answer of the browser, as JSON
   * @throws ProvisioningException FACTOR_REFUSED, INVALID_NAME, LIMIT_REACHED, SESSION_ENDED
   */
  public void add(Session session, String answer, String typed, Origin origin) {
    String name = typed.strip();
    if (name.isEmpty() || !TypedName.isFit(name)) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
    RegistrationData data = PasskeyCheck.readNew(answer);
    requireAsked(PasskeyCheck.challenge(data.getCollectedClientData()), session.token().value());
    Credential credential = PasskeyCheck.credential(data, PasskeySite.read());
    boolean added =
        transactions
            .callUnlessDuplicate(
                () -> {
                  add(session, credential, name, origin);
                  return true;
                })
            .isPresent();
    if (!added) {
      throw refused();
    }
  }

  private void add(Session session, Credential credential, String name, Origin origin) {
    long account = session.accountId();
    accounts.take(account);
    if (ids(account).size() >= MOST) {
      throw ProvisioningException.of(Kind.LIMIT_REACHED);
    }
    secondSteps.begin(session);
    entities.persist(new PasskeyRow(account, credential, name, clock.instant()));
    entities.flush();
    audit.by(session, Act.PASSKEY_ADDED, name, origin);
  }

  /** Those of an account, the oldest first. */
  public List<Passkey> list(Session session) {
    return transactions.call(
        () -> rows(session.accountId()).stream().map(PasskeyRow::passkey).toList());
  }

  /** How many an account has. */
  public int count(long accountId) {
    return transactions.call(() -> rows(accountId).size());
  }

  /** One opens nothing any more; with the last way to it the second step goes. */
  public void remove(Session session, long id, Origin origin) {
    transactions.run(
        () -> {
          accounts.take(session.accountId());
          Optional<PasskeyRow> row =
              Optional.ofNullable(entities.find(PasskeyRow.class, id))
                  .filter(found -> found.accountId() == session.accountId());
          row.ifPresent(
              found -> {
                entities.remove(found);
                entities.flush();
                audit.by(session, Act.PASSKEY_REMOVED, found.name(), origin);
                secondSteps.endWithoutWays(session, origin);
              });
        });
  }

  /** What the browser shall ask for to get an answer of one of this account's, as JSON. */
  public Optional<String> ask(long accountId, String holder) {
    List<String> known = transactions.call(() -> ids(accountId));
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(PasskeySite.read().toUse(challenges.make(holder), known));
  }

  /** The same for anybody's, who is known by the answer only. */
  public String ask(String holder) {
    return PasskeySite.read().toUse(challenges.make(holder), List.of());
  }

  /**
   * Takes an answer.
   *
   * @return whose passkey it was
   * @throws ProvisioningException FACTOR_REFUSED, whatever is wrong
   */
  public long use(String answer, String holder, Origin origin) {
    return use(answer, holder, origin, Set.of(Act.PASSKEY_COPIED));
  }

  /**
   * Takes an answer of somebody who has given nothing else. What is wrong with one of a known
   * passkey is noted; where a password came first, whoever took that knows the account anyway.
   *
   * @return whose passkey it was
   * @throws ProvisioningException FACTOR_REFUSED, whatever is wrong
   */
  public long useAlone(String answer, String holder, Origin origin) {
    return use(answer, holder, origin, Set.of(Act.PASSKEY_COPIED, Act.PASSKEY_REFUSED));
  }

  private long use(String answer, String holder, Origin origin, Set<Act> noted) {
    AuthenticationData data = PasskeyCheck.read(answer);
    requireAsked(PasskeyCheck.challenge(data.getCollectedClientData()), holder);
    PasskeyRow row = find(data).orElseThrow(Passkeys::refused);
    Optional<Act> fault = fault(row, data);
    fault.filter(noted::contains).ifPresent(act -> transactions.run(() -> note(row, act, origin)));
    if (fault.isPresent()) {
      throw refused();
    }
    return row.accountId();
  }

  /** What is wrong with an answer; one that is right is counted. */
  private Optional<Act> fault(PasskeyRow row, AuthenticationData data) {
    Credential credential = row.credential();
    long count;
    try {
      count = PasskeyCheck.signCount(data, credential, PasskeySite.read());
    } catch (ProvisioningException wrong) {
      return Optional.of(Act.PASSKEY_REFUSED);
    }
    if (count < 0) {
      return Optional.of(Act.PASSKEY_COPIED);
    }
    return transactions.call(() -> isCounted(row.id(), credential.signCount(), count))
        ? Optional.empty()
        : Optional.of(Act.PASSKEY_REFUSED);
  }

  private void requireAsked(String challenge, String holder) {
    if (!challenges.take(challenge, holder)) {
      throw refused();
    }
  }

  private Optional<PasskeyRow> find(AuthenticationData data) {
    byte[] id = data.getCredentialId();
    byte[] user = data.getUserHandle();
    return transactions
        .call(
            () ->
                entities
                    .createQuery(
                        "select p from PasskeyRow p where p.credentialHash = :hash",
                        PasskeyRow.class)
                    .setParameter("hash", Credential.hash(id == null ? new byte[0] : id))
                    .getResultStream()
                    .findFirst())
        .filter(
            row ->
                user == null
                    || PasskeySite.userHandle(row.accountId())
                        .equals(new String(user, StandardCharsets.UTF_8)));
  }

  /** The condition decides who of two with the same count was first. */
  private boolean isCounted(long id, long before, long now) {
    return 1
        == entities
            .createQuery(
                "update PasskeyRow p set p.signCount = :count, p.usedAt = :now"
                    + " where p.id = :id and p.signCount = :before")
            .setParameter("count", now)
            .setParameter("now", clock.instant())
            .setParameter("id", id)
            .setParameter("before", before)
            .executeUpdate();
  }

  private void note(PasskeyRow row, Act act, Origin origin) {
    long account = row.accountId();
    String name =
        entities
            .createQuery("select a.signInName from Account a where a.id = :id", String.class)
            .setParameter("id", account)
            .getSingleResult();
    audit.by(account, name, act, row.name(), origin);
  }

  private List<String> ids(long accountId) {
    return transactions.call(
        () -> rows(accountId).stream().map(row -> row.credential().id()).toList());
  }

  private List<PasskeyRow> rows(long accountId) {
    return entities
        .createQuery(
            "select p from PasskeyRow p where p.accountId = :account order by p.id",
            PasskeyRow.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  private static ProvisioningException refused() {
    return ProvisioningException.of(Kind.FACTOR_REFUSED);
  }
}
