package net.psmail.status.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import net.psmail.status.StatusException;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Past;
import net.psmail.status.component.State;
import net.psmail.status.probe.Outcome;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The SQL. Times are UTC without a zone, because that reads the same in every database. */
final class ResultTable {

  private static final int PURGE_AT_ONCE = 10_000;

  private final DataSource source;

  ResultTable(DataSource source) {
    this.source = source;
  }

  void migrate() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      // H2 writes a commit down half a second late, and a killed process would take it along.
      statement.execute("set write_delay 0");
      Flyway.configure(ResultTable.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:net/psmail/status/history/migration")
          .table("status_schema_history")
          .load()
          .migrate();
    } catch (FlywayException | SQLException e) {
      throw StatusException.historyUnavailable("prepare the history", e);
    }
  }

  /** What was known, with the state of only those that were looked at after {@code fresh}. */
  Map<String, Past> pasts(Instant fresh) {
    try (Connection connection = source.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id, created_at, state, since, checked_at from component");
        ResultSet rows = select.executeQuery()) {
      Map<String, Past> pasts = new HashMap<>();
      while (rows.next()) {
        boolean usable = instant(rows, "checked_at").isAfter(fresh);
        State state = usable ? State.valueOf(rows.getString("state")) : State.UNKNOWN;
        pasts.put(
            rows.getString("id"),
            new Past(instant(rows, "created_at"), state, instant(rows, "since")));
      }
      return pasts;
    } catch (SQLException e) {
      throw StatusException.historyUnavailable("read the history", e);
    }
  }

  void add(ComponentView component, Outcome outcome) {
    try (Connection connection = source.getConnection()) {
      remember(connection, component, outcome);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into probe_result (component_id, checked_at, finding, took_ms)"
                  + " values (?, ?, ?, ?)")) {
        insert.setString(1, component.id());
        insert.setObject(2, utc(outcome.at()));
        insert.setString(3, outcome.finding().name());
        insert.setInt(4, (int) outcome.took().toMillis());
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw StatusException.historyUnavailable("keep a result", e);
    }
  }

  private static void remember(Connection connection, ComponentView component, Outcome outcome)
      throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            "merge into component (id, target, created_at, state, since, checked_at)"
                + " key (id) values (?, ?, ?, ?, ?, ?)")) {
      merge.setString(1, component.id());
      merge.setString(2, component.target().key());
      merge.setObject(3, utc(component.createdAt()));
      merge.setString(4, component.state().name());
      merge.setObject(5, utc(Objects.requireNonNullElse(component.since(), outcome.at())));
      merge.setObject(6, utc(outcome.at()));
      merge.executeUpdate();
    }
  }

  /** Removes what is older, a slice at a time so that no transaction grows long. */
  int purge(Instant now, Duration retention) {
    try (Connection connection = source.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "delete from probe_result where checked_at < ? fetch first ? rows only")) {
      int removed = 0;
      int slice;
      do {
        delete.setObject(1, utc(now.minus(retention)));
        delete.setInt(2, PURGE_AT_ONCE);
        slice = delete.executeUpdate();
        removed += slice;
      } while (slice == PURGE_AT_ONCE);
      return removed;
    } catch (SQLException e) {
      throw StatusException.historyUnavailable("remove old results", e);
    }
  }

  private static Instant instant(ResultSet rows, String column) throws SQLException {
    return rows.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
