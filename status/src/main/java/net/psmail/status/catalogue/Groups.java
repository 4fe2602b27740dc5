package net.psmail.status.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import net.psmail.status.StatusException;
import net.psmail.status.component.Group;
import net.psmail.status.component.Text;
import net.psmail.status.database.Database;
import net.psmail.status.database.Ids;
import org.jspecify.annotations.Nullable;

/** The groups of components. */
public final class Groups {

  private final Database database;
  private final Clock clock;

  public Groups(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Group add(Text name) {
    Instant now = clock.instant();
    String id = Ids.random();
    return database.transaction(
        "add a group",
        connection -> {
          int last =
              Database.query(
                      connection,
                      row -> row.getInt("last"),
                      "select coalesce(max(position), 0) as last from component_group")
                  .get(0);
          Group group = new Group(id, Drafts.name("name", name), last + 1, now, now);
          Database.update(
              connection,
              "insert into component_group (id, name, name_de, position, created_at, updated_at)"
                  + " values (?, ?, ?, ?, ?, ?)",
              id,
              group.name().english(),
              group.name().german(),
              group.position(),
              now,
              now);
          return group;
        });
  }

  public void rename(String id, Text name) {
    Text valid = Drafts.name("name", name);
    if (database.update(
            "rename a group",
            "update component_group set name = ?, name_de = ?, updated_at = ? where id = ?",
            valid.english(),
            valid.german(),
            clock.instant(),
            id)
        == 0) {
      throw StatusException.notFound("group");
    }
  }

  /** Dissolves a group: its components stay, each for itself. */
  public void remove(String id) {
    database.transaction(
        "dissolve a group",
        connection -> {
          Database.update(
              connection, "update component set group_id = null where group_id = ?", id);
          return Database.update(connection, "delete from component_group where id = ?", id);
        });
  }

  /** Nobody may put a component into a group that is not there. */
  static void require(Connection connection, @Nullable String id) throws SQLException {
    boolean known =
        id == null
            || !Database.query(
                    connection, Groups::group, "select * from component_group where id = ?", id)
                .isEmpty();
    if (!known) {
      throw StatusException.invalidInput("group", "unknown");
    }
  }

  static Group group(ResultSet row) throws SQLException {
    return new Group(
        row.getString("id"),
        new Text(row.getString("name"), row.getString("name_de")),
        row.getInt("position"),
        Database.instant(row, "created_at"),
        Database.instant(row, "updated_at"));
  }
}
