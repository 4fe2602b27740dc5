package net.psmail.portal.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import net.psmail.provisioning.database.Transactions;

/** Whether texts were helpful, as their readers say. */
@ApplicationScoped
class Votes {

  private static final String ADD =
      "insert into page_votes (kind, item_key, voted_on, helpful, unhelpful)"
          + " values (?1, ?2, ?3, ?4, ?5) on duplicate key update"
          + " helpful = helpful + values(helpful), unhelpful = unhelpful + values(unhelpful)";

  private static final int MOST_REMEMBERED = 100_000;
  private static final Duration REMEMBERED = Duration.ofHours(12);

  /** Only here, and not with the answer: who said what is written nowhere. */
  private final Cache<Ballot, Boolean> cast =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  @PersistenceContext(unitName = "portal")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Clock clock;

  /**
   * Counts an answer; another one from the same browser is not counted.
   *
   * @param browser the token of the browser's forms, which ends with it
   */
  void count(Item item, boolean helpful, String browser) {
    Ballot ballot = new Ballot(item, browser);
    if (cast.asMap().putIfAbsent(ballot, true) != null) {
      return;
    }
    try {
      transactions.run(() -> add(item, helpful));
    } catch (RuntimeException failure) {
      cast.invalidate(ballot);
      throw failure;
    }
  }

  private void add(Item item, boolean helpful) {
    entities
        .createNativeQuery(ADD)
        .setParameter(1, item.kind().name())
        .setParameter(2, item.key())
        .setParameter(3, LocalDate.now(clock))
        .setParameter(4, helpful ? 1 : 0)
        .setParameter(5, helpful ? 0 : 1)
        .executeUpdate();
  }

  private record Ballot(Item item, String browser) {}
}
