package net.psmail.provisioning.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.SessionSecrets;
import net.psmail.provisioning.session.SessionToken;

/** Codes for who has lost the app; all within the transactions of {@link SecondSteps}. */
@ApplicationScoped
class OneTimeCodes {

  private static final int NUMBER = 10;
  private static final String SHOWN = "ONE_TIME_CODES";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Codes codes;
  @Inject SessionSecrets secrets;

  /** Ten new ones in the place of all others, which wait for their page. */
  void issue(long accountId, SessionToken token) {
    removeAll(accountId);
    List<String> fresh = Stream.generate(codes::oneTimeCode).distinct().limit(NUMBER).toList();
    fresh.forEach(code -> entities.persist(new OneTimeCode(accountId, hash(code))));
    secrets.keep(token, SHOWN, String.join(" ", fresh));
  }

  Optional<List<String>> shown(SessionToken token) {
    return secrets.read(token, SHOWN).map(codes -> List.of(codes.split(" ", -1)));
  }

  void forget(SessionToken token) {
    secrets.drop(token, SHOWN);
  }

  /** Deleting decides who of two with the same code was first. */
  boolean use(long accountId, String typed) {
    return 1
        == entities
            .createQuery(
                "delete from OneTimeCode c where c.accountId = :account and c.hash = :hash")
            .setParameter("account", accountId)
            .setParameter("hash", hash(typed))
            .executeUpdate();
  }

  int left(long accountId) {
    return entities
        .createQuery("select count(c) from OneTimeCode c where c.accountId = :account", Long.class)
        .setParameter("account", accountId)
        .getSingleResult()
        .intValue();
  }

  void removeAll(long accountId) {
    entities
        .createQuery("delete from OneTimeCode c where c.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  private static String hash(String code) {
    return Digests.deriveHex(Codes.asMeant(code).getBytes(US_ASCII), "psmail one-time code");
  }
}
