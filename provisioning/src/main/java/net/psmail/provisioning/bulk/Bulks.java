package net.psmail.provisioning.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session.Role;

/**
 * What acts on many accounts are alike in, wherever their lines come from: they are shown, ordered
 * by who made them, done by {@link LineWork}, watched and stopped. Each facade sees those of its
 * own source alone.
 */
@ApplicationScoped
public class Bulks {

  /** So long one can be ordered after it was shown. */
  static final Duration SHOWN = Duration.ofMinutes(30);

  /** So long its results are kept. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final int AT_ONCE = 100;

  /** So many a program may have shown that it has not ordered. */
  private static final int MOST_SHOWN = 20;

  /** The digest of nothing that anybody could have seen. */
  private static final String NOT_WHOLE = "";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject AccountHold accounts;
  @Inject BulkRows rows;
  @Inject Jobs jobs;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Keeps lines as they are shown; nothing is done.
   *
   * @param separator what stands between fields where the result is a table
   * @return its number
   * @throws ProvisioningException LIMIT_REACHED for a program that waits with twenty others
   */
  public long show(Actor operator, BulkSource source, char separator, List<BulkLine> lines) {
    operator.require(Role.OPERATOR);
    Instant now = clock.instant();
    String digest =
        Digests.sha256(
            lines.stream().map(line -> new BulkLineRow(line).view()).toList().toString());
    // Nobody can order it before all of it is there.
    long id =
        transactions.call(
            () -> {
              requireRoom(operator);
              BulkRow bulk = new BulkRow(operator, source, separator, NOT_WHOLE, now, SHOWN);
              entities.persist(bulk);
              entities.flush();
              return bulk.id();
            });
    keep(id, lines);
    transactions.run(() -> rows.complete(id, digest));
    return id;
  }

  /** People see a table before they hand in the next; programs need not. */
  private void requireRoom(Actor operator) {
    if (operator.tokenId().isPresent()) {
      accounts.take(operator.accountId());
      if (rows.shown(operator) >= MOST_SHOWN) {
        throw ProvisioningException.of(Kind.LIMIT_REACHED);
      }
    }
  }

  /** The database holds the account of a line until the transaction ends: few at a time. */
  private void keep(long bulk, List<BulkLine> lines) {
    for (int from = 0; from < lines.size(); from += AT_ONCE) {
      List<BulkLine> some = lines.subList(from, Math.min(from + AT_ONCE, lines.size()));
      transactions.run(
          () -> some.forEach(line -> entities.persist(new BulkLineRow(line).of(bulk))));
    }
  }

  /**
   * One of a source.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public Bulk get(Actor operator, BulkSource source, long id) {
    operator.require(Role.OPERATOR);
    return rows.find(source, id).orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  /** The latest that were ordered, the newest first. */
  public List<Bulk> ordered(Actor operator, BulkSource source) {
    operator.require(Role.OPERATOR);
    return rows.ordered(source);
  }

  /**
   * Lines of one, in their order.
   *
   * @param state only those of this state; empty for all
   * @param after the number of the line before the first
   * @throws ProvisioningException NOT_FOUND
   */
  public List<BulkLine> lines(
      Actor operator,
      BulkSource source,
      long id,
      Optional<BulkLine.State> state,
      int after,
      int limit) {
    get(operator, source, id);
    return rows.lines(id, state, after, limit);
  }

  /** Whose mailbox has an address, if the line with this act and account is done. */
  public Optional<Long> accountOf(long id, String act, String address) {
    return rows.accountOf(id, act, address);
  }

  /**
   * How many lines of each act, state and reason one has.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public List<BulkCount> counts(Actor operator, BulkSource source, long id) {
    get(operator, source, id);
    return rows.countsOfEach(id);
  }

  /**
   * Has it done as it was shown. Of several who say so at once, one is heard.
   *
   * @param digest of what was shown
   * @throws ProvisioningException BULK_OVER when it was ordered before, has expired, is another's,
   *     or is not what was shown; NOT_FOUND when the session is no operator's
   */
  public void order(Actor operator, BulkSource source, long id, String digest, Origin origin) {
    operator.require(Role.OPERATOR);
    transactions.run(
        () -> {
          if (digest.equals(NOT_WHOLE) || !rows.order(source, id, operator, digest, origin)) {
            throw ProvisioningException.of(Kind.BULK_OVER);
          }
          long ready = rows.counts(id).getOrDefault(BulkLine.State.READY, 0L);
          String order = new BulkOrder(id, operator.tokenId()).instance();
          jobs.order(BulkRun.NAME, order, clock.instant());
          audit.by(operator, source.ordered(), "#%d (%d)".formatted(id, ready), origin);
        });
  }

  /** Has nothing more done of it; what was done stays. One that does not run does not mind. */
  public void stop(Actor operator, BulkSource source, long id, Origin origin) {
    get(operator, source, id);
    transactions.run(
        () -> {
          if (rows.end(id, Bulk.State.STOPPED)) {
            audit.by(operator, source.stopped(), "#" + id, origin);
          }
        });
  }
}
