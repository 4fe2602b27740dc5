package net.psmail.status.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeasesIT {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private Leases node(Database database, String name, Instant now) {
    return new Leases(database, Clock.fixed(now, ZoneOffset.UTC), name);
  }

  @ParameterizedTest
  @EnumSource
  void givesALeaseToOneOfManyWhoAskAtOnce(TestDatabase kind) throws Exception {
    Database database = new Database(kind.fresh());
    List<Callable<Boolean>> asking = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Leases node = node(database, "node-" + i, NOW);
      asking.add(() -> node.take("send", Duration.ofMinutes(1)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    int given = 0;
    for (Future<Boolean> one : threads.invokeAll(asking)) {
      given += one.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(given).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void passesItOnWhenItRunsOutOrIsGivenBack(TestDatabase kind) {
    Database database = new Database(kind.fresh());
    Duration minute = Duration.ofMinutes(1);
    assertThat(node(database, "a", NOW).take("send", minute)).isTrue();
    assertThat(node(database, "a", NOW.plusSeconds(50)).take("send", minute)).isTrue();
    assertThat(node(database, "b", NOW.plusSeconds(70)).take("send", minute)).isFalse();
    assertThat(node(database, "b", NOW.plusSeconds(110)).take("send", minute)).isTrue();
    node(database, "b", NOW.plusSeconds(111)).giveBack("send");
    assertThat(node(database, "a", NOW.plusSeconds(112)).take("send", minute)).isTrue();
  }

  @Test
  void carriesResultsOverFromTheFirstForm(@TempDir Path directory) throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + directory.resolve("history") + ";MODE=MySQL");
    asTheFirstVersionLeftIt(source);
    assertThat(
            new Database(source)
                .query(
                    "read",
                    row -> row.getString("probe_id") + " " + Database.instant(row, "checked_at"),
                    "select probe_id, checked_at from probe_result"))
        .containsExactly("abcdefabcdef 2026-11-20T10:00:00Z");
  }

  private static void asTheFirstVersionLeftIt(DataSource source) throws SQLException {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:net/psmail/status/database/migration-h2")
        .table("status_schema_history")
        .target("1")
        .load()
        .migrate();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into probe_result (component_id, checked_at, finding, took_ms)"
              + " values ('abcdefabcdef', '2026-11-20 10:00:00', 'WORKS', 12)");
    }
  }
}
