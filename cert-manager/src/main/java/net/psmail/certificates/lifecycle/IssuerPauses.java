package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Which issuers are left alone for a while because they failed, each for one certificate. */
final class IssuerPauses {

  private record Pause(String issuer, Instant end) {}

  private final Database database;

  IssuerPauses(DataSource source) {
    this.database = new Database(source);
  }

  /** Leaves the issuer alone, the longer the more often it failed in a row. */
  void begin(String certificate, String issuer, Instant now, Optional<Instant> retryAfter) {
    database.transaction(
        connection -> {
          int failures = failures(connection, certificate, issuer) + 1;
          Instant end = RetryRule.nextTry(now, failures, retryAfter);
          Database.update(
              connection,
              "delete from issuer_pause where certificate_id = ? and issuer = ?",
              certificate,
              issuer);
          return Database.update(
              connection,
              "insert into issuer_pause (certificate_id, issuer, failures, ends_at)"
                  + " values (?, ?, ?, ?)",
              certificate,
              issuer,
              failures,
              end);
        });
  }

  /** The first issuer of the plan that need not be left alone. */
  Optional<String> firstFree(Plan plan, Instant now) {
    Map<String, Instant> ends = ends(plan, now);
    return plan.issuers().stream()
        .filter(issuer -> !now.isBefore(ends.getOrDefault(issuer, Instant.MIN)))
        .findFirst();
  }

  /** When the first of the plan's issuers may be asked again. */
  Instant firstEnd(Plan plan, Instant now) {
    return ends(plan, now).entrySet().stream()
        .filter(pause -> plan.issuers().contains(pause.getKey()))
        .map(Map.Entry::getValue)
        .min(Instant::compareTo)
        .filter(now::isBefore)
        .orElse(now);
  }

  void forget(String certificate) {
    database.update("delete from issuer_pause where certificate_id = ?", certificate);
  }

  private Map<String, Instant> ends(Plan plan, Instant now) {
    Map<String, Instant> ends = new HashMap<>();
    database
        .query(
            row ->
                new Pause(
                    row.getString("issuer"), requireNonNull(Database.instant(row, "ends_at"))),
            "select issuer, ends_at from issuer_pause where certificate_id = ? and ends_at < ?",
            plan.id(),
            WrongClock.bound(now))
        .forEach(pause -> ends.put(pause.issuer(), pause.end()));
    return ends;
  }

  private static int failures(Connection connection, String certificate, String issuer)
      throws SQLException {
    List<Integer> failures =
        Database.query(
            connection,
            row -> row.getInt("failures"),
            "select failures from issuer_pause where certificate_id = ? and issuer = ?",
            certificate,
            issuer);
    return failures.isEmpty() ? 0 : failures.get(0);
  }
}
