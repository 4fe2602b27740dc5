package net.psmail.status.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import net.psmail.status.StatusException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Statements with their values; safe for many threads. The tables are made or brought up to date
 * before the first statement, and again before the next one for as long as that fails.
 *
 * <p>Times are UTC without a zone, to the microsecond: that reads the same in every database.
 */
public final class Database {

  /** Makes a value of the row that a result stands at. */
  public interface RowReader<T extends @Nullable Object> {
    T read(ResultSet row) throws SQLException;
  }

  /** Statements that belong together. */
  public interface Work<T extends @Nullable Object> {
    T with(Connection connection) throws SQLException;
  }

  /**
   * A moment that many rows are compared with. A plain parameter is text, which H2 reads anew for
   * each row and looks up in no index.
   */
  public static final String MOMENT = "cast(? as datetime(6))";

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private static final int ATTEMPTS = 3;
  private static final String MIGRATIONS = "classpath:net/psmail/status/database/migration";

  private final DataSource source;
  private volatile boolean prepared;

  public Database(DataSource source) {
    this.source = source;
  }

  /**
   * Does all of the work or nothing; again when the database gave it up for another's.
   *
   * @param attempt what is done, for the sentence that says it failed: "keep a result"
   * @throws StatusException DATABASE_UNAVAILABLE when the database does not do it
   */
  public <T extends @Nullable Object> T transaction(String attempt, Work<T> work) {
    try {
      prepare();
      for (int i = 1; i < ATTEMPTS; i++) {
        try {
          return once(work);
        } catch (SQLTransactionRollbackException deadlock) {
          // the next round of the loop does it again
        }
      }
      return once(work);
    } catch (SQLException | FlywayException e) {
      throw StatusException.databaseUnavailable(attempt, e);
    }
  }

  private <T extends @Nullable Object> T once(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private void prepare() throws SQLException {
    if (prepared) {
      return;
    }
    synchronized (this) {
      if (!prepared) {
        migrate();
        prepared = true;
      }
    }
  }

  private void migrate() throws SQLException {
    List<String> locations = new ArrayList<>(List.of(MIGRATIONS));
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
        locations.add(MIGRATIONS + "-h2");
        // H2 writes a commit down half a second late, and a killed process would take it along.
        statement.execute("set write_delay 0");
      }
    }
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(source)
        .locations(locations.toArray(String[]::new))
        .table("status_schema_history")
        .load()
        .migrate();
  }

  /** One statement in a transaction of its own; gives how many rows it changed. */
  public int update(String attempt, String sql, @Nullable Object... values) {
    return transaction(attempt, connection -> update(connection, sql, values));
  }

  public static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** One statement for many rows of values. */
  public static void batch(Connection connection, String sql, List<@Nullable Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, plain(row[i]));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The rows of one question in a transaction of its own. */
  public <T> List<T> query(
      String attempt, RowReader<T> reader, String sql, @Nullable Object... values) {
    return transaction(attempt, connection -> query(connection, reader, sql, values));
  }

  public static <T> List<T> query(
      Connection connection, RowReader<T> reader, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    }
  }

  /** A moment that is never null in the database. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(maybeInstant(row, column), column);
  }

  public static @Nullable Instant maybeInstant(ResultSet row, String column) throws SQLException {
    LocalDateTime moment = row.getObject(column, LocalDateTime.class);
    return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
  }

  public static LocalDate date(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, plain(values[i]));
    }
    return statement;
  }

  /**
   * A moment goes as text: MySQL's driver takes MariaDB 10 for a server without fractions of
   * seconds, as it calls itself 5.5.5, and leaves them out of all else.
   */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return MICROSECONDS.format(instant);
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }
}
