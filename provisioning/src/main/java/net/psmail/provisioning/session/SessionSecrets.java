package net.psmail.provisioning.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.SealedText;

/**
 * Secrets that must survive the redirect after a form (a recovery code, a device password): sealed
 * under the session's token, so that the database alone cannot give them away, and gone after
 * fifteen minutes.
 */
@ApplicationScoped
public class SessionSecrets {

  private static final Duration SHOWN = Duration.ofMinutes(15);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Codes codes;
  @Inject Clock clock;

  /** Keeps a secret in the place of an earlier one for the same purpose. */
  public void keep(SessionToken token, String purpose, String secret) {
    byte[] nonce = codes.bytes(SealedText.NONCE_BYTES);
    String sealed = SealedText.seal(secret, token.secretKey(), nonce);
    transactions.run(
        () ->
            entities.merge(
                new SessionSecret(token.id(), purpose, sealed, clock.instant().plus(SHOWN))));
  }

  /** The secret, as long as it may be shown. */
  public Optional<String> read(SessionToken token, String purpose) {
    SessionSecret.Key key = new SessionSecret.Key(token.id(), purpose);
    return transactions
        .call(() -> Optional.ofNullable(entities.find(SessionSecret.class, key)))
        .filter(secret -> secret.livesAt(clock.instant()))
        .map(secret -> SealedText.open(secret.sealed(), token.secretKey()));
  }

  /** What waits for its page waits on under another token, in the transaction that renames. */
  void move(SessionToken from, SessionToken to, Runnable rename) {
    List<SessionSecret> waiting =
        entities
            .createQuery(
                "select s from SessionSecret s where s.sessionId = :session", SessionSecret.class)
            .setParameter("session", from.id())
            .getResultList();
    waiting.forEach(entities::remove);
    entities.flush();
    rename.run();
    waiting.forEach(secret -> entities.persist(moved(secret, from, to)));
  }

  private SessionSecret moved(SessionSecret secret, SessionToken from, SessionToken to) {
    String text = SealedText.open(secret.sealed(), from.secretKey());
    byte[] nonce = codes.bytes(SealedText.NONCE_BYTES);
    return secret.of(to.id(), SealedText.seal(text, to.secretKey(), nonce));
  }

  /** Forgets a secret. */
  public void drop(SessionToken token, String purpose) {
    transactions.run(
        () ->
            entities
                .createQuery(
                    "delete from SessionSecret s where s.sessionId = :session and s.purpose = :purpose")
                .setParameter("session", token.id())
                .setParameter("purpose", purpose)
                .executeUpdate());
  }
}
