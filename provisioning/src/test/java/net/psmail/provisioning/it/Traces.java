package net.psmail.provisioning.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a member in the database and on disk: every table and every name of a file is
 * looked through, also those that nobody has thought of.
 *
 * @param name a word that nobody else has, in the member's address
 * @param numbers those of the member's rows, by the columns of other tables that hold them
 */
record Traces(DataSource dataSource, String name, Map<String, Set<String>> numbers) {

  static Traces of(DataSource dataSource, Session session) throws SQLException {
    String address = session.signInName();
    try (Connection connection = dataSource.getConnection()) {
      String mailboxes = "mailbox where address = '" + address + "'";
      return new Traces(
          dataSource,
          address.substring(0, address.indexOf('@')),
          Map.of(
              "account_id", Set.of(Long.toString(session.accountId())),
              "on_account_id", Set.of(Long.toString(session.accountId())),
              "mailbox_id", ids(connection, mailboxes),
              "device_id",
                  ids(
                      connection,
                      "device_password where mailbox_id in (select id from " + mailboxes + ")")));
    }
  }

  private static Set<String> ids(Connection connection, String fromWhere) throws SQLException {
    Set<String> ids = new TreeSet<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select id from " + fromWhere)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  /** The tables that have a row with the name or one of the numbers. */
  Set<String> tables() throws SQLException {
    Set<String> found = new TreeSet<>();
    try (Connection connection = dataSource.getConnection()) {
      for (String table : allTables(connection)) {
        if (!values(connection, table, "*").isEmpty()) {
          found.add(table);
        }
      }
    }
    return found;
  }

  /** What stands in a column of a table's rows that have the name or one of the numbers. */
  List<String> values(String table, String column) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return values(connection, table, column);
    }
  }

  private List<String> values(Connection connection, String table, String column)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select * from " + table)) {
      while (rows.next()) {
        if (isTrace(rows)) {
          found.add(column.equals("*") ? table : rows.getString(column));
        }
      }
    }
    return found;
  }

  private boolean isTrace(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String value = row.getString(i);
      String column = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      if (value != null
          && (value.contains(name) || numbers.getOrDefault(column, Set.of()).contains(value))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> allTables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (var rows =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                "%",
                new String[] {"TABLE", "BASE TABLE"})) {
      while (rows.next()) {
        names.add(rows.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  /** The files and folders that have the name in theirs; what goes meanwhile is none of them. */
  List<Path> files() {
    Path data = Path.of(System.getProperty("psmail.data"));
    List<Path> found = new ArrayList<>();
    FileVisitor<Path> all =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return visitFile(folder, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (data.relativize(file).toString().contains(name)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(data, all);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return found;
  }
}
