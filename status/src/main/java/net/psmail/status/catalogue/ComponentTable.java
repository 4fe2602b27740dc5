package net.psmail.status.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import net.psmail.status.StatusException;
import net.psmail.status.component.Component;
import net.psmail.status.component.Origin;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.Database;

/** The rows of components. */
final class ComponentTable {

  private ComponentTable() {}

  static Component locked(Connection connection, String id) throws SQLException {
    return Database.query(
            connection,
            ComponentTable::component,
            "select * from component where id = ? and removed_at is null for update",
            id)
        .stream()
        .findFirst()
        .orElseThrow(() -> StatusException.notFound("component"));
  }

  static int insert(Connection connection, Component one) throws SQLException {
    return Database.update(
        connection,
        "insert ignore into component (id, component_key, group_id, name, name_de, description,"
            + " description_de, position, showcase, only_show_if_degraded, start_date, origin,"
            + " created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        one.id(),
        one.key(),
        one.groupId(),
        one.name().english(),
        one.name().german(),
        one.description().english(),
        one.description().german(),
        one.position(),
        one.showcase(),
        one.onlyShowIfDegraded(),
        one.startDate(),
        one.origin(),
        one.createdAt(),
        one.updatedAt());
  }

  static void update(Connection connection, Component one) throws SQLException {
    Database.update(
        connection,
        "update component set group_id = ?, name = ?, name_de = ?, description = ?,"
            + " description_de = ?, showcase = ?, only_show_if_degraded = ?, updated_at = ?"
            + " where id = ?",
        one.groupId(),
        one.name().english(),
        one.name().german(),
        one.description().english(),
        one.description().german(),
        one.showcase(),
        one.onlyShowIfDegraded(),
        one.updatedAt(),
        one.id());
  }

  static Component component(ResultSet row) throws SQLException {
    String told = row.getString("told_state");
    return new Component(
        row.getString("id"),
        row.getString("component_key"),
        row.getString("group_id"),
        new Text(row.getString("name"), row.getString("name_de")),
        new Text(row.getString("description"), row.getString("description_de")),
        row.getInt("position"),
        row.getBoolean("showcase"),
        row.getBoolean("only_show_if_degraded"),
        Database.date(row, "start_date"),
        Origin.valueOf(row.getString("origin")),
        told == null ? null : State.valueOf(told),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }
}
