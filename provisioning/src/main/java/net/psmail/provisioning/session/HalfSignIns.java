package net.psmail.provisioning.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;

/**
 * Sign-ins between the password and the second step. One opens nothing but the question for that
 * step, for ten minutes and five tries; then the password is asked again. When the step is given it
 * becomes a session, with a token that nobody has seen before.
 */
@ApplicationScoped
public class HalfSignIns {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final int TRIES = 5;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Sessions sessions;
  @Inject SessionSeals seals;
  @Inject Codes codes;
  @Inject Clock clock;

  /** Begins one, in the transaction that found the password right. */
  public HalfToken open(long accountId, SessionKeys keys) {
    HalfToken token = HalfToken.random(codes.token());
    SessionToken opener = token.opener();
    entities.persist(
        new HalfSignInRow(
            opener.id(),
            accountId,
            seals.mailbox(keys, opener),
            Objects.requireNonNull(seals.factor(keys, opener)),
            clock.instant().plus(LIFETIME)));
    entities.flush();
    return token;
  }

  /** The one of a token, as long as it may go on. */
  public Optional<HalfSignIn> find(HalfToken token) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select h.accountId, a.signInName from HalfSignInRow h"
                        + " join Account a on a.id = h.accountId"
                        + " where h.id = :id and h.endsAt > :now and h.tries < :most",
                    Object[].class)
                .setParameter("id", token.opener().id())
                .setParameter("now", clock.instant())
                .setParameter("most", TRIES)
                .getResultStream()
                .findFirst()
                .map(found -> new HalfSignIn(token, (long) found[0], (String) found[1])));
  }

  /**
   * Counts a try before it is made: of many at once, no more than five are.
   *
   * @throws ProvisioningException SESSION_ENDED when it may not go on
   */
  public void countTry(HalfToken token) {
    boolean counted =
        transactions.call(
            () ->
                1
                    == entities
                        .createQuery(
                            "update HalfSignInRow h set h.tries = h.tries + 1"
                                + " where h.id = :id and h.endsAt > :now and h.tries < :most")
                        .setParameter("id", token.opener().id())
                        .setParameter("now", clock.instant())
                        .setParameter("most", TRIES)
                        .executeUpdate());
    if (!counted) {
      throw ended();
    }
  }

  /**
   * What it can open.
   *
   * @throws ProvisioningException SESSION_ENDED
   */
  public SessionKeys keys(HalfToken token) {
    SessionToken opener = token.opener();
    HalfSignInRow row =
        transactions
            .call(() -> Optional.ofNullable(entities.find(HalfSignInRow.class, opener.id())))
            .orElseThrow(HalfSignIns::ended);
    return seals.open(row.sealedKey(), row.sealedFactorKey(), opener);
  }

  /**
   * Makes a session of it, in the transaction that took the second step. Deleting decides who of
   * two that come at once was first.
   *
   * @throws ProvisioningException SESSION_ENDED
   */
  public SessionToken promote(HalfSignIn half, SessionKeys keys) {
    if (entities
            .createQuery("delete from HalfSignInRow h where h.id = :id")
            .setParameter("id", half.token().opener().id())
            .executeUpdate()
        == 0) {
      throw ended();
    }
    return sessions.open(half.accountId(), keys, true);
  }

  /** Ends all of an account, in the transaction that made that necessary. */
  public void endAll(long accountId) {
    entities
        .createQuery("delete from HalfSignInRow h where h.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  private static ProvisioningException ended() {
    return ProvisioningException.of(Kind.SESSION_ENDED);
  }
}
