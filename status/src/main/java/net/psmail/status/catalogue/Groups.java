package net.psmail.status.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    Instant now = now();
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

  /**
   * Gives a group another name.
   *
   * @param seen when the author had last seen it changed
   * @throws StatusException CONFLICT when it was changed since, NOT_FOUND when it is gone
   */
  public Group rename(String id, Text name, Instant seen) {
    Text valid = Drafts.name("name", name);
    Instant now = now();
    return database.transaction(
        "rename a group",
        connection -> {
          Group before = locked(connection, id);
          if (!before.updatedAt().equals(seen)) {
            throw StatusException.conflict("group");
          }
          Database.update(
              connection,
              "update component_group set name = ?, name_de = ?, updated_at = ? where id = ?",
              valid.english(),
              valid.german(),
              now,
              id);
          return new Group(id, valid, before.position(), before.createdAt(), now);
        });
  }

  /** Puts groups in this order; those that are not named follow as they were. */
  public void order(List<String> ids) {
    database.transaction(
        "order the groups", connection -> Order.apply(connection, "component_group", ids));
  }

  /** Dissolves a group: its components stay, each for itself. */
  public void remove(String id) {
    database.transaction(
        "dissolve a group",
        connection -> {
          locked(connection, id);
          Database.update(
              connection, "update component set group_id = null where group_id = ?", id);
          return Database.update(connection, "delete from component_group where id = ?", id);
        });
  }

  private static Group locked(Connection connection, String id) throws SQLException {
    return Database.query(
            connection, Groups::group, "select * from component_group where id = ? for update", id)
        .stream()
        .findFirst()
        .orElseThrow(() -> StatusException.notFound("group"));
  }

  /** Nobody may put a component into a group that is not there. */
  static void require(Connection connection, @Nullable String id) throws SQLException {
    boolean known =
        id == null
            || !Database.query(
                    connection, Groups::group, "select * from component_group where id = ?", id)
                .isEmpty();
    if (!known) {
      throw StatusException.invalidInput("group_id", "unknown");
    }
  }

  /** As the database keeps it, so that what is given out here is what is seen there. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
