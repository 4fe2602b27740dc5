package net.psmail.status.incident;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Does what maintenance is due for. The database says what that is, once without a lock, so that
 * nobody waits for nothing, and once with it, so that each thing is done by one node.
 */
final class Timetable {

  private static final Note BY_ITSELF = new Note(null, Sentences.NOBODY, null);

  private final Ledger ledger;

  /** A thing that can be due; what has ended before it could begin only ends. */
  private enum Task {
    REMIND("status = 'SCHEDULED' and announced_at is null and remind_at <= ? and began_at > ?") {
      @Override
      void perform(Change change, IncidentView maintenance) throws SQLException {
        Instant at = change.now();
        IncidentTable.announced(change.connection(), maintenance.id(), at);
        String about = maintenance.id() + ":reminder:" + maintenance.revision();
        change
            .listener()
            .hear(change.connection(), Notice.of(maintenance, Notice.Kind.REMINDER, about, at));
      }
    },
    BEGIN("status = 'SCHEDULED' and began_at <= ? and scheduled_until > ?") {
      @Override
      void perform(Change change, IncidentView maintenance) throws SQLException {
        change.add(maintenance, Maintenance.beginning(maintenance, BY_ITSELF), Notice.Kind.STARTED);
      }
    },
    END("kind = 'MAINTENANCE' and resolved_at is null and began_at <= ? and scheduled_until <= ?") {
      @Override
      void perform(Change change, IncidentView maintenance) throws SQLException {
        change.add(
            maintenance, Maintenance.ending(BY_ITSELF, "maintenance.ended"), Notice.Kind.ENDED);
      }
    };

    private final String condition;

    Task(String condition) {
      this.condition = condition;
    }

    abstract void perform(Change change, IncidentView maintenance) throws SQLException;
  }

  Timetable(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Does everything that is due by now; gives how much that was. */
  int tick() {
    Instant now = ledger.now();
    int done = 0;
    for (Task task : Task.values()) {
      for (String id : ledger.due(task.condition, now, now)) {
        done += ledger.change("keep to the timetable", change -> once(change, id, task));
      }
    }
    return done;
  }

  private static int once(Change change, String id, Task task) throws SQLException {
    List<IncidentView> due =
        IncidentTable.list(
            change.connection(),
            "removed_at is null and " + task.condition + " and id = ?",
            change.now(),
            change.now(),
            id);
    for (IncidentView maintenance : due) {
      task.perform(change, maintenance);
    }
    return due.size();
  }
}
