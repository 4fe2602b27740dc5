package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;
import static net.psmail.certificates.lifecycle.NotIssued.Kind.UNAVAILABLE;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The orders of late, counted so that no issuer's limit is ever met. */
final class OrderBudget {

  private final Database database;

  OrderBudget(DataSource source) {
    this.database = new Database(source);
  }

  /**
   * Counts an order that is about to be opened.
   *
   * @throws NotIssued when that would be one too many
   */
  void take(Issuer issuer, Plan plan, Instant now) throws NotIssued {
    Limits limits = issuer.limits();
    String names = key(plan);
    refuseBeyond(
        limits.certificates() - 1,
        limits.certificatesWithin(),
        "certificates for the same names",
        issuedSince(issuer, names, now.minus(limits.certificatesWithin())));
    // Counted first and looked at then: of two nodes at once none may see only its own.
    database.transaction(
        connection -> {
          forgetBefore(connection, issuer, now.minus(limits.longest()));
          return Database.update(
              connection,
              "insert into issuer_order (issuer, certificate_id, names, ordered_at)"
                  + " values (?, ?, ?, ?)",
              issuer.name(),
              plan.id(),
              names,
              now);
        });
    List<Instant> orders = orderedSince(issuer, now.minus(limits.ordersWithin()));
    try {
      refuseBeyond(limits.orders(), limits.ordersWithin(), "orders", orders);
    } catch (NotIssued tooMany) {
      giveBack(issuer, plan);
      throw tooMany;
    }
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

  private List<Instant> issuedSince(Issuer issuer, String names, Instant moment) {
    return database.query(
        row -> requireNonNull(Database.instant(row, "issued_at")),
        "select issued_at from issuer_order where issuer = ? and names = ? and issued_at > ?"
            + " order by issued_at",
        issuer.name(),
        names,
        moment);
  }

  private List<Instant> orderedSince(Issuer issuer, Instant moment) {
    return database.query(
        row -> requireNonNull(Database.instant(row, "ordered_at")),
        "select ordered_at from issuer_order where issuer = ? and ordered_at > ?"
            + " order by ordered_at",
        issuer.name(),
        moment);
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
