package net.psmail.status.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import net.psmail.status.component.Standing;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;

/** The SQL of results and of where each probe stands. */
final class ResultTable {

  private static final int PURGE_AT_ONCE = 10_000;

  private final Database database;

  ResultTable(Database database) {
    this.database = database;
  }

  /** Where each probe stood, by its id. */
  Map<String, Standing> standings() {
    Map<String, Standing> standings = new HashMap<>();
    database
        .query(
            "read the history",
            row -> Map.entry(row.getString("probe_id"), standing(row)),
            "select * from probe_standing")
        .forEach(one -> standings.put(one.getKey(), one.getValue()));
    return standings;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    Outcome last =
        new Outcome(
            Database.instant(row, "checked_at"),
            Finding.valueOf(row.getString("finding")),
            Duration.ofMillis(row.getInt("took_ms")));
    return new Standing(
        State.valueOf(row.getString("state")),
        Database.instant(row, "since"),
        row.getInt("failures"),
        Database.maybeInstant(row, "failing_since"),
        last);
  }

  void add(String probeId, Standing standing, Outcome outcome) {
    int took = (int) outcome.took().toMillis();
    database.transaction(
        "keep a result",
        connection -> {
          Database.update(
              connection,
              "insert into probe_standing (probe_id, state, since, failures, failing_since,"
                  + " checked_at, finding, took_ms) values (?, ?, ?, ?, ?, ?, ?, ?)"
                  + " on duplicate key update state = values(state), since = values(since),"
                  + " failures = values(failures), failing_since = values(failing_since),"
                  + " checked_at = values(checked_at), finding = values(finding),"
                  + " took_ms = values(took_ms)",
              probeId,
              standing.state(),
              Objects.requireNonNullElse(standing.since(), outcome.at()),
              standing.failures(),
              standing.failingSince(),
              outcome.at(),
              outcome.finding(),
              took);
          return Database.update(
              connection,
              "insert into probe_result (probe_id, checked_at, finding, took_ms)"
                  + " values (?, ?, ?, ?)",
              probeId,
              outcome.at(),
              outcome.finding(),
              took);
        });
  }

  /** Removes what is older, a slice at a time so that no transaction grows long. */
  int purge(Instant now, Duration retention) {
    int removed = 0;
    int slice;
    do {
      slice =
          database.update(
              "remove old results",
              "delete from probe_result where checked_at < ? limit " + PURGE_AT_ONCE,
              now.minus(retention));
      removed += slice;
    } while (slice == PURGE_AT_ONCE);
    return removed;
  }
}
