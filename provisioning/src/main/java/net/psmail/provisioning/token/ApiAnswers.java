package net.psmail.provisioning.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.SealedText;

/**
 * Does once what programs ask for with a key, however often they ask (<a
 * href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 * Idempotency-Key HTTP Header Field</a>), and answers the same for a day.
 *
 * <p>A unique key of the database decides who does it. What is done and its answer are one
 * transaction, so a process that ends in between has done nothing, and after a minute another may
 * begin anew: if the first was only slow, it finds its row gone and does nothing. What was refused
 * is not kept, for it has changed nothing. The answer is sealed under the token, for it may hold
 * what nobody else should read.
 */
@ApplicationScoped
public class ApiAnswers {

  private static final Duration KEPT = Duration.ofHours(24);

  /** By then the process that has begun does not live any more, or lets it be. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final int TRIES = 3;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject OldRows oldRows;
  @Inject Codes codes;
  @Inject Clock clock;

  /**
   * Does it, or gives the answer that was given when it was done.
   *
   * @param act reads and writes rows and nothing else
   * @throws ProvisioningException IDEMPOTENCY_KEY_REUSED when the key came with something else
   *     before, IDEMPOTENCY_KEY_IN_USE while it is being done, or what the act throws
   */
  public ApiAnswer once(ApiRequest request, Supplier<ApiAnswer> act) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Long> begun = begin(request);
      if (begun.isPresent()) {
        return finish(begun.get(), request, act);
      }
      Optional<ApiAnswer> known = known(request);
      if (known.isPresent()) {
        return known.get();
      }
    }
    throw ProvisioningException.of(Kind.IDEMPOTENCY_KEY_IN_USE);
  }

  /** Forgets those that nobody should ask for again. */
  void purge() {
    oldRows.delete("api_answer", "begun_at", clock.instant().minus(KEPT));
  }

  private Optional<Long> begin(ApiRequest request) {
    return transactions.callUnlessDuplicate(
        () -> {
          ApiAnswerRow row = new ApiAnswerRow(request, clock.instant());
          entities.persist(row);
          entities.flush();
          return row.id();
        });
  }

  /** The act comes first: it holds rows before it reads anything. */
  private ApiAnswer finish(long id, ApiRequest request, Supplier<ApiAnswer> act) {
    try {
      return transactions.call(
          () -> {
            ApiAnswer answer = act.get();
            keep(id, seal(answer, request));
            return answer;
          });
    } catch (RuntimeException refused) {
      giveUp(id, refused);
      throw refused;
    }
  }

  private void keep(long id, String sealed) {
    int kept =
        entities
            .createQuery(
                "update ApiAnswerRow a set a.sealed = :sealed"
                    + " where a.id = :id and a.sealed is null")
            .setParameter("sealed", sealed)
            .setParameter("id", id)
            .executeUpdate();
    if (kept == 0) {
      throw ProvisioningException.of(Kind.IDEMPOTENCY_KEY_IN_USE);
    }
  }

  private void giveUp(long id, RuntimeException refused) {
    try {
      forget(id, "a.sealed is null");
    } catch (RuntimeException failure) {
      refused.addSuppressed(failure);
    }
  }

  /** Empty when the place is free again. */
  private Optional<ApiAnswer> known(ApiRequest request) {
    ApiAnswerRow row = find(request).orElse(null);
    if (row == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (row.isBegunBefore(now.minus(KEPT))) {
      forget(row.id(), "1 = 1");
      return Optional.empty();
    }
    if (!row.isFor(request)) {
      throw ProvisioningException.of(Kind.IDEMPOTENCY_KEY_REUSED);
    }
    if (row.sealed().isEmpty()) {
      if (!row.isBegunBefore(now.minus(LONGEST))) {
        throw ProvisioningException.of(Kind.IDEMPOTENCY_KEY_IN_USE);
      }
      forget(row.id(), "a.sealed is null");
      return Optional.empty();
    }
    return row.sealed().map(text -> ApiAnswer.parse(SealedText.open(text, request.sealKey())));
  }

  private Optional<ApiAnswerRow> find(ApiRequest request) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select a from ApiAnswerRow a"
                        + " where a.tokenId = :token and a.keyHash = :key",
                    ApiAnswerRow.class)
                .setParameter("token", request.token().id())
                .setParameter("key", request.keyHash())
                .getResultStream()
                .findFirst());
  }

  private void forget(long id, String which) {
    transactions.run(
        () ->
            entities
                .createQuery("delete from ApiAnswerRow a where a.id = :id and " + which)
                .setParameter("id", id)
                .executeUpdate());
  }

  private String seal(ApiAnswer answer, ApiRequest request) {
    return SealedText.seal(answer.text(), request.sealKey(), codes.bytes(SealedText.NONCE_BYTES));
  }
}
