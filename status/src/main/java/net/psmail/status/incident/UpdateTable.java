package net.psmail.status.incident;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.Database;

/** The SQL of messages, of what they say of components, and of how they were before. */
final class UpdateTable {

  private static final String OF_INCIDENT =
      " where update_id in (select id from incident_update where incident_id = ?)";

  private UpdateTable() {}

  private record Part<T>(String of, T part) {}

  static void insert(Connection connection, String incidentId, UpdateView update)
      throws SQLException {
    Database.update(
        connection,
        "insert into incident_update (id, incident_id, status, body, body_de, author, created_at,"
            + " display_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        update.id(),
        incidentId,
        update.status(),
        update.body().english(),
        update.body().german(),
        update.author(),
        update.createdAt(),
        update.displayAt(),
        update.updatedAt());
    for (Affected one : update.affected()) {
      Database.update(
          connection,
          "insert into incident_component (update_id, component_id, old_status, new_status)"
              + " values (?, ?, ?, ?)",
          update.id(),
          one.componentId(),
          one.before(),
          one.after());
    }
  }

  /** Puts another text in the place of one that is kept. */
  static void edit(Connection connection, UpdateView was, Text body, String author, Instant at)
      throws SQLException {
    Database.update(
        connection,
        "insert into incident_edit (update_id, edited_at, body, body_de, author)"
            + " values (?, ?, ?, ?, ?)",
        was.id(),
        at,
        was.body().english(),
        was.body().german(),
        author);
    Database.update(
        connection,
        "update incident_update set body = ?, body_de = ?, updated_at = ? where id = ?",
        body.english(),
        body.german(),
        at,
        was.id());
  }

  static void deleteAll(Connection connection, String incidentId) throws SQLException {
    Database.update(connection, "delete from incident_edit" + OF_INCIDENT, incidentId);
    Database.update(connection, "delete from incident_component" + OF_INCIDENT, incidentId);
    Database.update(connection, "delete from incident_update where incident_id = ?", incidentId);
  }

  /** The same incidents with their messages. */
  static List<IncidentView> complete(Connection connection, List<IncidentView> bare)
      throws SQLException {
    if (bare.isEmpty()) {
      return bare;
    }
    Object[] ids = bare.stream().map(IncidentView::id).toArray();
    String among =
        " u where u.incident_id in (" + String.join(", ", Collections.nCopies(ids.length, "?"));
    Map<String, List<Edit>> edits =
        parts(
            connection,
            row -> new Part<>(row.getString("update_id"), edit(row)),
            "select e.* from incident_edit e, incident_update"
                + among
                + ") and e.update_id = u.id order by e.edited_at",
            ids);
    Map<String, List<Affected>> affected =
        parts(
            connection,
            row -> new Part<>(row.getString("update_id"), affected(row)),
            "select c.* from incident_component c, incident_update"
                + among
                + ") and c.update_id = u.id order by c.component_id",
            ids);
    Map<String, List<UpdateView>> updates =
        parts(
            connection,
            row -> new Part<>(row.getString("incident_id"), update(row, affected, edits)),
            "select u.* from incident_update" + among + ") order by u.created_at desc",
            ids);
    return bare.stream().map(one -> one.with(updates.getOrDefault(one.id(), List.of()))).toList();
  }

  private static <T> Map<String, List<T>> parts(
      Connection connection, Database.RowReader<Part<T>> reader, String sql, Object... ids)
      throws SQLException {
    return Database.query(connection, reader, sql, ids).stream()
        .collect(groupingBy(Part::of, mapping(Part::part, toList())));
  }

  private static UpdateView update(
      ResultSet row, Map<String, List<Affected>> affected, Map<String, List<Edit>> edits)
      throws SQLException {
    String id = row.getString("id");
    return new UpdateView(
        id,
        Status.valueOf(row.getString("status")),
        body(row),
        row.getString("author"),
        Database.instant(row, "created_at"),
        Database.instant(row, "display_at"),
        Database.instant(row, "updated_at"),
        affected.getOrDefault(id, List.of()),
        edits.getOrDefault(id, List.of()));
  }

  private static Affected affected(ResultSet row) throws SQLException {
    return new Affected(
        row.getString("component_id"),
        State.valueOf(row.getString("old_status")),
        State.valueOf(row.getString("new_status")));
  }

  private static Edit edit(ResultSet row) throws SQLException {
    return new Edit(Database.instant(row, "edited_at"), body(row), row.getString("author"));
  }

  private static Text body(ResultSet row) throws SQLException {
    return new Text(row.getString("body"), row.getString("body_de"));
  }
}
