package net.psmail.status.history;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Past;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import net.psmail.status.probe.Outcome;

/** The SQL of results and of where each probe stands. */
final class ResultTable {

  private static final int PURGE_AT_ONCE = 10_000;

  private final Database database;

  ResultTable(Database database) {
    this.database = database;
  }

  /** What was known, with the state of only those that were looked at after {@code fresh}. */
  Map<String, Past> pasts(Instant fresh) {
    Map<String, Past> pasts = new HashMap<>();
    database
        .query(
            "read the history",
            row -> {
              boolean usable = Database.instant(row, "checked_at").isAfter(fresh);
              State state = usable ? State.valueOf(row.getString("state")) : State.UNKNOWN;
              Instant since = Database.instant(row, "since");
              return Map.entry(row.getString("probe_id"), new Past(since, state, since));
            },
            "select probe_id, state, since, checked_at from probe_standing")
        .forEach(past -> pasts.put(past.getKey(), past.getValue()));
    return pasts;
  }

  void add(ComponentView component, Outcome outcome) {
    int took = (int) outcome.took().toMillis();
    Instant since = Objects.requireNonNullElse(component.since(), outcome.at());
    database.transaction(
        "keep a result",
        connection -> {
          Database.update(
              connection,
              "insert into probe_standing"
                  + " (probe_id, state, since, failures, checked_at, finding, took_ms)"
                  + " values (?, ?, ?, 0, ?, ?, ?) on duplicate key update state = values(state),"
                  + " since = values(since), checked_at = values(checked_at),"
                  + " finding = values(finding), took_ms = values(took_ms)",
              component.id(),
              component.state(),
              since,
              outcome.at(),
              outcome.finding(),
              took);
          return Database.update(
              connection,
              "insert into probe_result (probe_id, checked_at, finding, took_ms)"
                  + " values (?, ?, ?, ?)",
              component.id(),
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
