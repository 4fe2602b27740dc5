package net.psmail.status.incident;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import net.psmail.status.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Statements whose moments keep their microseconds, by which two changes are told apart. MySQL's
 * driver takes MariaDB 10 for a server that has none, as it calls itself 5.5.5, and leaves them out
 * of all but texts.
 */
final class Sql {

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private Sql() {}

  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    return Database.update(connection, sql, exact(values));
  }

  static <T> List<T> query(
      Connection connection, Database.RowReader<T> reader, String sql, @Nullable Object... values)
      throws SQLException {
    return Database.query(connection, reader, sql, exact(values));
  }

  private static @Nullable Object[] exact(@Nullable Object... values) {
    return Stream.of(values)
        .map(one -> one instanceof Instant moment ? MICROSECONDS.format(moment) : one)
        .toArray();
  }
}
