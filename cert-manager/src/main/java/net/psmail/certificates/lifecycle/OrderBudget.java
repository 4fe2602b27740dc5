package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;
import static net.psmail.certificates.lifecycle.NotIssued.Kind.UNAVAILABLE;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The orders of late, counted so that no issuer's limit is ever met. */
final class OrderBudget {

  /** Some other thing than the issuer holds an order up for longer, and it holds up no other. */
  private static final Duration LONGEST_OPEN = Duration.ofMinutes(15);

  private final Database database;

  OrderBudget(DataSource source) {
    this.database = new Database(source);
  }

  /**
   * Counts an order that is about to be opened.
   *
   * @return false while too many others are open
   * @throws NotIssued when that would be one too many of late
   */
  boolean take(Issuer issuer, Plan plan, Instant now) throws NotIssued {
    Limits limits = issuer.limits();
    String names = key(plan);
    refuseBeyond(
        limits.certificates() - 1,
        limits.certificatesWithin(),
        "certificates for the same names",
        issuedSince(issuer, names, now.minus(limits.certificatesWithin()), now));
    // Counted first and looked at then: of two nodes at once none may see only its own.
    if (!count(issuer, plan, names, now)) {
      return false;
    }
    List<Instant> orders = orderedSince(issuer, now.minus(limits.ordersWithin()), now);
    try {
      refuseBeyond(limits.orders(), limits.ordersWithin(), "orders", orders);
    } catch (NotIssued tooMany) {
      giveBack(issuer, plan);
      throw tooMany;
    }
    return true;
  }

  /** Counts the certificate that an order has led to. */
  void issued(Issuer issuer, Plan plan, Instant now) {
    database.transaction(
        connection -> {
          Optional<Long> order = latest(connection, issuer, plan);
          return order.isEmpty()
              ? 0
              : Database.update(
                  connection,
                  "update issuer_order set issued_at = ? where id = ? and issued_at is null",
                  now,
                  order.get());
        });
  }

  /** Of two that want the same slot at once, the database lets one have it. */
  private boolean count(Issuer issuer, Plan plan, String names, Instant now) {
    int open = issuer.limits().open();
    if (open == Integer.MAX_VALUE) {
      return count(issuer, plan, names, now, null);
    }
    Set<Integer> taken = taken(issuer, plan, now);
    return IntStream.range(0, open)
        .filter(slot -> !taken.contains(slot))
        .anyMatch(slot -> count(issuer, plan, names, now, slot));
  }

  private boolean count(
      Issuer issuer, Plan plan, String names, Instant now, @Nullable Integer slot) {
    return database.transaction(
        connection -> {
          forgetBefore(connection, issuer, now.minus(issuer.limits().longest()));
          try {
            Database.insert(
                connection,
                "insert into issuer_order (issuer, certificate_id, names, ordered_at, slot)"
                    + " values (?, ?, ?, ?, ?)",
                issuer.name(),
                plan.id(),
                names,
                now,
                slot);
            return true;
          } catch (SQLIntegrityConstraintViolationException taken) {
            return false;
          }
        });
  }

  /** Which slots are taken by orders of other certificates that are open still. */
  private Set<Integer> taken(Issuer issuer, Plan plan, Instant now) {
    return database.transaction(
        connection -> {
          Database.update(
              connection,
              "update issuer_order set slot = null where issuer = ? and slot is not null"
                  + " and (certificate_id = ? or ordered_at < ? or not exists"
                  + " (select 1 from managed_certificate c"
                  + " where c.id = issuer_order.certificate_id and c.issuer = issuer_order.issuer"
                  + " and (coalesce(c.resumes, c.stage) in ('ORDERED', 'CHALLENGED')"
                  + " or (c.stage = 'PREFLIGHT' and c.lease_until > ?))))",
              issuer.name(),
              plan.id(),
              now.minus(LONGEST_OPEN),
              now);
          return Set.copyOf(
              Database.query(
                  connection,
                  row -> row.getInt("slot"),
                  "select slot from issuer_order where issuer = ? and slot is not null",
                  issuer.name()));
        });
  }

  private void giveBack(Issuer issuer, Plan plan) {
    database.transaction(
        connection -> {
          Optional<Long> order = latest(connection, issuer, plan);
          return order.isEmpty()
              ? 0
              : Database.update(connection, "delete from issuer_order where id = ?", order.get());
        });
  }

  private static void forgetBefore(Connection connection, Issuer issuer, Instant moment)
      throws SQLException {
    Database.update(
        connection,
        "delete from issuer_order where issuer = ? and ordered_at < ?"
            + " and (issued_at is null or issued_at < ?)",
        issuer.name(),
        moment,
        moment);
  }

  private List<Instant> issuedSince(Issuer issuer, String names, Instant moment, Instant now) {
    return database.query(
        row -> requireNonNull(Database.instant(row, "issued_at")),
        "select issued_at from issuer_order where issuer = ? and names = ? and issued_at > ?"
            + " and issued_at < ? order by issued_at",
        issuer.name(),
        names,
        moment,
        WrongClock.bound(now));
  }

  private List<Instant> orderedSince(Issuer issuer, Instant moment, Instant now) {
    return database.query(
        row -> requireNonNull(Database.instant(row, "ordered_at")),
        "select ordered_at from issuer_order where issuer = ? and ordered_at > ?"
            + " and ordered_at < ? order by ordered_at",
        issuer.name(),
        moment,
        WrongClock.bound(now));
  }

  private static Optional<Long> latest(Connection connection, Issuer issuer, Plan plan)
      throws SQLException {
    return Database.query(
            connection,
            row -> row.getLong("id"),
            "select id from issuer_order where issuer = ? and certificate_id = ?"
                + " order by id desc limit 1",
            issuer.name(),
            plan.id())
        .stream()
        .findFirst();
  }

  private static void refuseBeyond(int most, Duration within, String what, List<Instant> moments)
      throws NotIssued {
    if (moments.size() > most) {
      Instant free = moments.get(moments.size() - most - 1).plus(within);
      throw new NotIssued(
          UNAVAILABLE,
          "There were too many %s of late, so none is asked for before %s.".formatted(what, free),
          free);
    }
  }

  private static String key(Plan plan) {
    return String.join(" ", new TreeSet<>(plan.names().all()));
  }
}
