package net.psmail.status.incident;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import org.jspecify.annotations.Nullable;

/** Where incidents are kept: changes are made one after another, whoever makes them. */
final class Ledger {

  private final Database database;
  private final Clock clock;
  private final Supplier<Map<String, State>> standing;
  private final NoticeListener listener;

  /** What a change does. */
  interface Work<T extends @Nullable Object> {
    T in(Change change) throws SQLException;
  }

  Ledger(
      Database database,
      Clock clock,
      Supplier<Map<String, State>> standing,
      NoticeListener listener) {
    this.database = database;
    this.clock = clock;
    this.standing = standing;
    this.listener = listener;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  <T extends @Nullable Object> T change(String attempt, Work<T> work) {
    Map<String, State> stands = Map.copyOf(standing.get());
    return database.transaction(
        attempt,
        connection -> {
          IncidentTable.lock(connection);
          return work.in(new Change(connection, stands, now(), listener));
        });
  }

  /** Those that fulfil a condition and are not set aside. */
  List<IncidentView> list(String conditionAndOrder, @Nullable Object... values) {
    return read("removed_at is null and " + conditionAndOrder, values);
  }

  List<IncidentView> read(String conditionAndOrder, @Nullable Object... values) {
    return database.transaction(
        "read the incidents",
        connection -> IncidentTable.list(connection, conditionAndOrder, values));
  }

  /** The ids of those that fulfil a condition and are not set aside, without waiting for a lock. */
  List<String> due(String condition, @Nullable Object... values) {
    return database.transaction(
        "read what is due",
        connection -> IncidentTable.ids(connection, "removed_at is null and " + condition, values));
  }

  /** Deletes what was set aside, or proposed in vain, so long ago; gives how many. */
  int purge(Duration kept) {
    Instant before = now().minus(kept);
    String old = "(removed_at <= ? or (published_at is null and resolved_at <= ?))";
    List<String> ids =
        database.transaction(
            "read what is due", connection -> IncidentTable.ids(connection, old, before, before));
    int purged = 0;
    for (String id : ids) {
      purged += change("remove an incident for good", change -> purge(change, id, old, before));
    }
    return purged;
  }

  private static int purge(Change change, String id, String condition, Instant before)
      throws SQLException {
    List<String> still =
        IncidentTable.ids(change.connection(), condition + " and id = ?", before, before, id);
    for (String one : still) {
      IncidentTable.delete(change.connection(), one);
    }
    return still.size();
  }
}
