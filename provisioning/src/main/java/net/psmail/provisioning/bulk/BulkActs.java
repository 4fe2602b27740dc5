package net.psmail.provisioning.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/**
 * Acts on many accounts, for operators: shown first, then ordered as they were shown, then watched.
 * All operators see them, so that one can stop what another has ordered; only who made one can
 * order it.
 */
@ApplicationScoped
public class BulkActs {

  /** So long one can be ordered after it was shown. */
  public static final Duration SHOWN = Duration.ofMinutes(30);

  /** So long its results are kept. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final int MOST_LISTED = 20;
  private static final int AT_ONCE = 100;

  /** The digest of nothing that anybody could have seen. */
  private static final String NOT_WHOLE = "";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject AccountsNow accounts;
  @Inject BulkRows rows;
  @Inject Jobs jobs;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Looks what a table would do and keeps that; nothing is done.
   *
   * @return its number
   * @throws ProvisioningException NOT_FOUND when the session is no operator's; BULK_REFUSED when
   *     the table as a whole cannot be read
   */
  public long show(Session operator, byte[] file) {
    operator.require(Role.OPERATOR);
    TypedTable table = TypedTable.read(file);
    Instant now = clock.instant();
    List<Judged> lines = transactions.call(() -> checked(table, now));
    String digest =
        Digests.sha256(lines.stream().map(line -> line.row().view()).toList().toString());
    // Nobody can order it before all of it is there.
    long id =
        transactions.call(
            () -> {
              BulkRow bulk = new BulkRow(operator, table.separator(), NOT_WHOLE, now, SHOWN);
              entities.persist(bulk);
              entities.flush();
              return bulk.id();
            });
    keep(id, lines);
    transactions.run(() -> rows.complete(id, digest));
    return id;
  }

  private List<Judged> checked(TypedTable table, Instant now) {
    List<String> addresses =
        table.lines().stream()
            .flatMap(line -> LineCheck.address(line.address()).stream())
            .distinct()
            .toList();
    LineCheck check = new LineCheck(accounts.of(addresses), now);
    return table.lines().stream().map(line -> new Judged(line, check.check(line))).toList();
  }

  /** The database holds the account of a line until the transaction ends: few at a time. */
  private void keep(long bulk, List<Judged> lines) {
    for (int from = 0; from < lines.size(); from += AT_ONCE) {
      List<Judged> some = lines.subList(from, Math.min(from + AT_ONCE, lines.size()));
      transactions.run(() -> some.forEach(line -> entities.persist(line.row().of(bulk))));
    }
  }

  /** A line and what is to be said of it. */
  private record Judged(TypedLine line, Checked checked) {

    /** A new one each time: a transaction may be tried again. */
    BulkLineRow row() {
      return new BulkLineRow(line, checked);
    }
  }

  /**
   * One of them.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public Bulk get(Session operator, long id) {
    operator.require(Role.OPERATOR);
    return rows.find(id).orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  /** The latest that were ordered, the newest first. */
  public List<Bulk> ordered(Session operator) {
    operator.require(Role.OPERATOR);
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select b from BulkRow b where b.orderedAt is not null order by b.id desc",
                    BulkRow.class)
                .setMaxResults(MOST_LISTED)
                .getResultStream()
                .map(row -> row.view(rows.counts(row.id())))
                .collect(Collectors.toList()));
  }

  /**
   * Lines of one, in their order.
   *
   * @param state only those of this state; empty for all
   * @param after the number of the line before the first
   */
  public List<BulkLine> lines(
      Session operator, long id, Optional<BulkLine.State> state, int after, int limit) {
    get(operator, id);
    return rows.lines(id, state, after, limit);
  }

  /**
   * Has it done as it was shown. Of several who say so at once, one is heard.
   *
   * @param digest of what was shown
   * @throws ProvisioningException BULK_OVER when it was ordered before, has expired, is another's,
   *     or is not what was shown; NOT_FOUND when the session is no operator's
   */
  public void order(Session operator, long id, String digest, Origin origin) {
    operator.require(Role.OPERATOR);
    transactions.run(
        () -> {
          if (digest.equals(NOT_WHOLE) || !rows.order(id, operator.accountId(), digest, origin)) {
            throw ProvisioningException.of(Kind.BULK_OVER);
          }
          Map<BulkLine.State, Long> counts = rows.counts(id);
          long ready = counts.getOrDefault(BulkLine.State.READY, 0L);
          jobs.order(BulkRun.NAME, Long.toString(id), clock.instant());
          audit.by(operator, Act.BULK_ORDERED, "#%d (%d)".formatted(id, ready), origin);
        });
  }

  /** Has nothing more done of it; what was done stays. One that does not run does not mind. */
  public void stop(Session operator, long id, Origin origin) {
    get(operator, id);
    transactions.run(
        () -> {
          if (rows.end(id, Bulk.State.STOPPED)) {
            audit.by(operator, Act.BULK_STOPPED, "#" + id, origin);
          }
        });
  }
}
