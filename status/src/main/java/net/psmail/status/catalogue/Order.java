package net.psmail.status.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import net.psmail.status.database.Database;

/** The order in which readers see things. */
final class Order {

  private Order() {}

  /** Puts rows in this order; those that are not named follow as they were. */
  static List<String> apply(Connection connection, String table, List<String> ids)
      throws SQLException {
    List<String> all = new ArrayList<>(ids);
    Database.query(
            connection,
            row -> row.getString("id"),
            "select id from " + table + " order by position, name for update")
        .stream()
        .filter(id -> !all.contains(id))
        .forEach(all::add);
    for (String id : all) {
      Database.update(
          connection,
          "update " + table + " set position = ? where id = ?",
          all.indexOf(id) + 1,
          id);
    }
    return all;
  }
}
