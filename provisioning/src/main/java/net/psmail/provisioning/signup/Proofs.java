package net.psmail.provisioning.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import org.altcha.altcha.Altcha;
import org.altcha.altcha.Altcha.Algorithm;
import org.altcha.altcha.Altcha.ChallengeOptions;
import org.altcha.altcha.Altcha.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Proofs that a browser has worked for a form: a second for one person, a day for a machine that
 * wants a hundred thousand addresses. A proof belongs to one form, ends after a time, and works
 * once whatever the node. A question costs us one hash and is kept nowhere.
 */
@ApplicationScoped
public class Proofs {

  private static final Duration LIFETIME = Duration.ofMinutes(20);
  private static final int SALT_BYTES = 12;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject SecureRandom random;
  @Inject Codes codes;
  @Inject Clock clock;

  private final long numbers = SignUpSettings.read().proof();
  private volatile @Nullable String key;

  /** Whether a registration without one is looked at. */
  public boolean areWanted() {
    return numbers > 0;
  }

  /** A question for the form of this name. */
  public Challenge challenge(String form) {
    ChallengeOptions options =
        new ChallengeOptions()
            .setAlgorithm(Algorithm.SHA256)
            .setMaxNumber(numbers)
            .setNumber(random.nextLong(numbers + 1))
            .setSalt(HexFormat.of().formatHex(codes.bytes(SALT_BYTES)))
            .setExpires(clock.instant().plus(LIFETIME).getEpochSecond())
            .addParam(Proof.FORM, Digests.sha256(form))
            .setHmacKey(key());
    try {
      Altcha.Challenge made = Altcha.createChallenge(options);
      return new Challenge(
          made.algorithm, made.challenge, made.maxnumber, made.salt, made.signature);
    } catch (Exception impossible) {
      throw new IllegalStateException("No challenge could be made", impossible);
    }
  }

  /** Whether this is the answer to a question for this form; the same answer counts once. */
  boolean redeem(String form, String proof) {
    return Proof.read(proof)
        .filter(answer -> isOurs(answer.payload()))
        .filter(answer -> answer.isFor(form) && answer.expires().isAfter(clock.instant()))
        .filter(answer -> spend(answer.payload().challenge, answer.expires()))
        .isPresent();
  }

  private boolean isOurs(Payload payload) {
    try {
      // The end of its time is looked at by our own clock.
      return Altcha.verifySolution(payload, key(), false);
    } catch (Exception nonsense) {
      return false;
    }
  }

  private boolean spend(String challenge, Instant expires) {
    return transactions
        .callUnlessDuplicate(
            () ->
                entities
                    .createNativeQuery(
                        "insert into spent_proof (challenge, expires_at) values (?1, ?2)")
                    .setParameter(1, challenge)
                    .setParameter(2, LocalDateTime.ofInstant(expires, ZoneOffset.UTC))
                    .executeUpdate())
        .isPresent();
  }

  private String key() {
    String known = key;
    if (known == null) {
      known = readKey();
      key = known;
    }
    return known;
  }

  /** The first node to need one makes it. */
  private String readKey() {
    transactions.run(
        () ->
            entities
                .createNativeQuery("insert ignore into proof_key (id, secret) values (1, ?1)")
                .setParameter(1, codes.token())
                .executeUpdate());
    return transactions.call(
        () ->
            (String)
                entities
                    .createNativeQuery("select secret from proof_key where id = 1")
                    .getSingleResult());
  }
}
