package net.psmail.certificates.lifecycle;

import static net.psmail.certificates.CertificatesException.Kind.DATABASE_UNAVAILABLE;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.psmail.certificates.CertificatesException;
import org.jspecify.annotations.Nullable;

/** Statements with their values. Times are UTC without a zone: that reads the same everywhere. */
final class Database {

  /** Makes a value of the row that a result stands at. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Statements that belong together. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private static final Logger LOG = System.getLogger(Database.class.getName());
  private static final int ATTEMPTS = 3;
  private static final Object NUMBERS = new Object();

  private final DataSource source;

  Database(DataSource source) {
    this.source = source;
  }

  /** Does all of the work or nothing; again when the database gave it up for another's. */
  <T> T transaction(Work<T> work) {
    try {
      for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
        try {
          return attempt(work);
        } catch (SQLTransactionRollbackException deadlock) {
          LOG.log(Level.DEBUG, "Two changes of certificates stood in each other''s way", deadlock);
        }
      }
      return attempt(work);
    } catch (SQLException e) {
      throw new CertificatesException(
          DATABASE_UNAVAILABLE,
          "managed_certificate",
          "The database did not keep or give what is known of the certificates: see its log.",
          e);
    }
  }

  private <T> T attempt(Work<T> work) throws SQLException {
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

  int update(String sql, @Nullable Object... values) {
    return transaction(connection -> update(connection, sql, values));
  }

  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /**
   * Adds a row that gets a number. H2 that speaks as MySQL does gives one number to two rows when
   * they come at once.
   */
  static int insert(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    synchronized (NUMBERS) {
      return update(connection, sql, values);
    }
  }

  <T> List<T> query(RowReader<T> reader, String sql, @Nullable Object... values) {
    return transaction(connection -> query(connection, reader, sql, values));
  }

  static <T> List<T> query(
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

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime moment = row.getObject(column, LocalDateTime.class);
    return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, plain(values[i]));
    }
    return statement;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Instant instant) {
      return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }
}
