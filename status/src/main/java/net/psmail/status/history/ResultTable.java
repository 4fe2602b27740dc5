package net.psmail.status.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.psmail.status.component.Standing;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import org.jspecify.annotations.Nullable;

/** The SQL of results and of where each probe stands. */
final class ResultTable {

  private static final int PURGE_AT_ONCE = 10_000;

  private static final String STANDING =
      "insert into probe_standing (probe_id, state, since, failures, failing_since, checked_at,"
          + " finding, took_ms, detail) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " on duplicate key update state = values(state), since = values(since),"
          + " failures = values(failures), failing_since = values(failing_since),"
          + " checked_at = values(checked_at), finding = values(finding),"
          + " took_ms = values(took_ms), detail = values(detail)";

  private static final String SUM =
      "insert into probe_roll_up (span, probe_id, began_at, looks, limited, failed, least_ms,"
          + " most_ms, sum_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " on duplicate key update looks = looks + values(looks),"
          + " limited = limited + values(limited), failed = failed + values(failed),"
          + " least_ms = least(least_ms, values(least_ms)),"
          + " most_ms = greatest(most_ms, values(most_ms)), sum_ms = sum_ms + values(sum_ms)";

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
            Duration.ofMillis(row.getInt("took_ms")),
            row.getString("detail"));
    return new Standing(
        State.valueOf(row.getString("state")),
        Database.instant(row, "since"),
        row.getInt("failures"),
        Database.maybeInstant(row, "failing_since"),
        last);
  }

  /** Keeps results with their sums, all or none. */
  void add(List<Result> results) {
    database.transaction(
        "keep results",
        connection -> {
          Database.batch(connection, STANDING, newest(results));
          Database.batch(
              connection,
              "insert ignore into probe_result (probe_id, checked_at, finding, took_ms, detail)"
                  + " values (?, ?, ?, ?, ?)",
              results.stream().map(ResultTable::single).toList());
          Database.batch(connection, SUM, RollUp.rows(results));
          return results;
        });
  }

  private static @Nullable Object[] single(Result result) {
    Outcome outcome = result.outcome();
    return new @Nullable Object[] {
      result.probeId(),
      outcome.at(),
      outcome.finding(),
      (int) outcome.took().toMillis(),
      outcome.detail()
    };
  }

  /** Where each probe stands after the last of its results. */
  private static List<@Nullable Object[]> newest(List<Result> results) {
    Map<String, Result> newest = new LinkedHashMap<>();
    results.forEach(result -> newest.put(result.probeId(), result));
    return newest.values().stream().map(ResultTable::standing).toList();
  }

  private static @Nullable Object[] standing(Result result) {
    Outcome outcome = result.outcome();
    Standing standing = result.standing();
    return new @Nullable Object[] {
      result.probeId(),
      standing.state(),
      Objects.requireNonNullElse(standing.since(), outcome.at()),
      standing.failures(),
      standing.failingSince(),
      outcome.at(),
      outcome.finding(),
      (int) outcome.took().toMillis(),
      outcome.detail()
    };
  }

  /** Means of ten minutes for each of these probes since a moment, oldest first. */
  Map<String, List<Series.Point>> series(List<String> probeIds, Instant since) {
    return database.transaction(
        "read response times",
        connection -> {
          Map<String, List<Series.Point>> series = new HashMap<>();
          for (String id : probeIds) {
            List<Series.Point> points = points(connection, id, since);
            if (!points.isEmpty()) {
              series.put(id, points);
            }
          }
          return series;
        });
  }

  /** Of one probe: asked for many at once, H2 looks at all minutes of all time. */
  private static List<Series.Point> points(Connection connection, String probeId, Instant since)
      throws SQLException {
    Map<Instant, Series.Sum> sums = new TreeMap<>();
    Database.query(
        connection,
        row ->
            sums.merge(
                Series.begin(Database.instant(row, "began_at")),
                new Series.Sum(row.getInt("looks"), row.getInt("failed"), row.getLong("sum_ms")),
                Series.Sum::plus),
        "select began_at, looks, failed, sum_ms from probe_roll_up"
            + " where span = 'MINUTE' and probe_id = ? and began_at >= "
            + Database.MOMENT,
        probeId,
        since);
    return sums.entrySet().stream().map(one -> one.getValue().point(one.getKey())).toList();
  }

  /** Removes what is older, a slice at a time so that no transaction grows long. */
  void purge(Instant now, Retention retention) {
    purge("probe_result where checked_at < " + Database.MOMENT, now.minus(retention.results()));
    String sums = "probe_roll_up where span = '%s' and began_at < " + Database.MOMENT;
    purge(sums.formatted(RollUp.Span.MINUTE), now.minus(retention.minutes()));
    purge(sums.formatted(RollUp.Span.HOUR), now.minus(retention.hours()));
    purge(sums.formatted(RollUp.Span.DAY), now.minus(retention.days()));
    purge("component_span where ended_at < " + Database.MOMENT, now.minus(retention.days()));
  }

  private void purge(String from, Instant before) {
    int slice;
    do {
      slice =
          database.update(
              "remove old results", "delete from " + from + " limit " + PURGE_AT_ONCE, before);
    } while (slice == PURGE_AT_ONCE);
  }
}
