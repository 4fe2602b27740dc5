package net.psmail.status.incident;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import net.psmail.status.component.Text;
import net.psmail.status.database.Database;
import org.jspecify.annotations.Nullable;

/** The SQL of incidents without their messages. */
final class IncidentTable {

  private IncidentTable() {}

  /** Waits for whoever else is changing incidents; the first statement of each change. */
  static void lock(Connection connection) throws SQLException {
    Database.query(
        connection,
        row -> row.getInt("id"),
        "select id from incident_lock where id = 1 for update");
  }

  static void insert(Connection connection, IncidentView incident) throws SQLException {
    Database.update(
        connection,
        "insert into incident (id, kind, name, name_de, status, impact, impact_told, proposed_by,"
            + " finding, began_at, published_at, monitoring_at, resolved_at, scheduled_for,"
            + " scheduled_until, remind_at, announced_at, revision, created_at, updated_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        incident.id(),
        incident.kind(),
        incident.name().english(),
        incident.name().german(),
        incident.status(),
        incident.impact(),
        incident.desk().impactTold(),
        incident.proposedBy(),
        incident.desk().finding(),
        incident.began(),
        incident.publishedAt(),
        incident.monitoringAt(),
        incident.resolvedAt(),
        incident.scheduledFor(),
        incident.scheduledUntil(),
        incident.desk().remindAt(),
        incident.desk().announcedAt(),
        incident.revision(),
        incident.createdAt(),
        incident.updatedAt());
  }

  static void name(Connection connection, String id, Text name, Instant at) throws SQLException {
    Database.update(
        connection,
        "update incident set name = ?, name_de = ?, updated_at = ? where id = ?",
        name.english(),
        name.german(),
        at,
        id);
  }

  static void touch(Connection connection, String id, Instant at) throws SQLException {
    Database.update(connection, "update incident set updated_at = ? where id = ?", at, id);
  }

  static void progress(Connection connection, String id, Progress progress, Instant at)
      throws SQLException {
    Database.update(
        connection,
        "update incident set status = ?, impact = ?, impact_told = ?, began_at = ?,"
            + " monitoring_at = ?, resolved_at = ?, revision = ?, updated_at = ? where id = ?",
        progress.status(),
        progress.impact(),
        progress.impactTold(),
        progress.began(),
        progress.monitoringAt(),
        progress.resolvedAt(),
        progress.revision(),
        at,
        id);
  }

  /** Takes it away from everybody's eyes, or brings it back. */
  static void setAside(Connection connection, String id, @Nullable Instant removedAt, Instant at)
      throws SQLException {
    Database.update(
        connection,
        "update incident set removed_at = ?, updated_at = ? where id = ?",
        removedAt,
        at,
        id);
  }

  /** Ends what probes propose about a component, but for one that speaks of it now. */
  static int endProposals(Connection connection, String componentId, String but, Instant at)
      throws SQLException {
    return Database.update(
        connection,
        "update incident set resolved_at = ?, updated_at = ? where published_at is null"
            + " and resolved_at is null and proposed_by = ? and id <> ?",
        at,
        at,
        componentId,
        but);
  }

  static void dismiss(Connection connection, String id, Instant dismissedAt, Instant at)
      throws SQLException {
    Database.update(
        connection,
        "update incident set dismissed_at = ?, updated_at = ? where id = ?",
        dismissedAt,
        at,
        id);
  }

  /** Other times for maintenance. */
  static void schedule(
      Connection connection,
      IncidentView maintenance,
      Instant from,
      Instant until,
      Instant began,
      Desk desk)
      throws SQLException {
    Database.update(
        connection,
        "update incident set began_at = ?, scheduled_for = ?, scheduled_until = ?, remind_at = ?,"
            + " announced_at = ?, revision = ? where id = ?",
        began,
        from,
        until,
        desk.remindAt(),
        desk.announcedAt(),
        maintenance.revision() + 1,
        maintenance.id());
  }

  static void announced(Connection connection, String id, Instant at) throws SQLException {
    Database.update(connection, "update incident set announced_at = ? where id = ?", at, id);
  }

  static void cancel(Connection connection, String id, Instant at) throws SQLException {
    Database.update(connection, "update incident set cancelled_at = ? where id = ?", at, id);
  }

  /** Removes one with all that belongs to it. */
  static void delete(Connection connection, String id) throws SQLException {
    UpdateTable.deleteAll(connection, id);
    Database.update(connection, "delete from incident where id = ?", id);
  }

  /** The ids of those that fulfil a condition. */
  static List<String> ids(Connection connection, String condition, @Nullable Object... values)
      throws SQLException {
    return Database.query(
        connection,
        row -> row.getString("id"),
        "select id from incident where " + condition + " order by began_at, id",
        values);
  }

  /** Those that fulfil a condition, with all their messages, in the order that it ends with. */
  static List<IncidentView> list(
      Connection connection, String conditionAndOrder, @Nullable Object... values)
      throws SQLException {
    List<IncidentView> bare =
        Database.query(
            connection,
            IncidentTable::view,
            "select * from incident where " + conditionAndOrder,
            values);
    return UpdateTable.complete(connection, bare);
  }

  private static IncidentView view(ResultSet row) throws SQLException {
    return new IncidentView(
        row.getString("id"),
        Kind.valueOf(row.getString("kind")),
        new Text(row.getString("name"), row.getString("name_de")),
        Status.valueOf(row.getString("status")),
        Impact.valueOf(row.getString("impact")),
        row.getString("proposed_by"),
        Database.instant(row, "began_at"),
        Database.maybeInstant(row, "published_at"),
        Database.maybeInstant(row, "monitoring_at"),
        Database.maybeInstant(row, "resolved_at"),
        Database.maybeInstant(row, "scheduled_for"),
        Database.maybeInstant(row, "scheduled_until"),
        Database.maybeInstant(row, "cancelled_at"),
        row.getInt("revision"),
        desk(row),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"),
        List.of());
  }

  private static Desk desk(ResultSet row) throws SQLException {
    return new Desk(
        row.getBoolean("impact_told"),
        row.getString("finding"),
        Database.maybeInstant(row, "remind_at"),
        Database.maybeInstant(row, "announced_at"),
        Database.maybeInstant(row, "dismissed_at"),
        Database.maybeInstant(row, "removed_at"));
  }
}
