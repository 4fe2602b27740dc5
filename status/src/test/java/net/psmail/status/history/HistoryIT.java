package net.psmail.status.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import net.psmail.status.component.Standing;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import net.psmail.status.database.TestDatabase;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryIT {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Retention RETENTION =
      new Retention(
          Duration.ofDays(14), Duration.ofDays(14), Duration.ofDays(14), Duration.ofDays(14));
  private static final String PROBE = "0123456789ab";

  private final Path directory;

  HistoryIT(@TempDir Path directory) {
    this.directory = directory;
  }

  private JdbcDataSource source() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + directory.resolve("history") + ";MODE=MySQL");
    return source;
  }

  private History historyAt(Instant now) {
    return history(Clock.fixed(now, ZoneOffset.UTC));
  }

  private History history(Clock clock) {
    return new History(new Database(source()), RETENTION, clock, Executors.defaultThreadFactory());
  }

  private static Clock clockAt(AtomicReference<Instant> time) {
    InstantSource source = () -> Objects.requireNonNull(time.get());
    return source.withZone(ZoneOffset.UTC);
  }

  private static void keep(History history, Instant at, Finding finding) {
    Outcome outcome = new Outcome(at, finding, Duration.ofMillis(12));
    State state = outcome.failed() ? State.MAJOR_OUTAGE : State.OPERATIONAL;
    history.keep(PROBE, new Standing(state, at, 0, null, outcome), outcome);
  }

  private int results() throws SQLException {
    try (Connection connection = source().getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("select count(*) from probe_result")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void remembersWhereAProbeStood() {
    try (History history = historyAt(NOW)) {
      keep(history, NOW, Finding.REFUSED);
    }
    try (History next = historyAt(NOW.plusSeconds(60))) {
      Standing standing = Objects.requireNonNull(next.recall().join().get(PROBE));
      assertThat(standing.state()).isEqualTo(State.MAJOR_OUTAGE);
      assertThat(standing.since()).isEqualTo(NOW);
    }
  }

  @Test
  void keepsWhatItHasWrittenWhenTheProcessIsKilled() throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                HistoryIT.class.getName(),
                directory.toString())
            .inheritIO()
            .start();
    assertThat(writer.waitFor()).isEqualTo(137);
    assertThat(results()).isEqualTo(1);
  }

  /** Keeps one result and is gone, as after {@code kill -9}. */
  public static void main(String[] arguments) throws SQLException {
    HistoryIT killed = new HistoryIT(Path.of(arguments[0]));
    // Held open as a pool does: H2 writes all down when the last connection is closed.
    try (Connection held = killed.source().getConnection();
        History history = killed.historyAt(NOW)) {
      keep(history, NOW, Finding.WORKS);
      history.recall().join();
      while (killed.results() == 0) {
        Thread.onSpinWait();
      }
      // Seen is not written down yet; what comes after it on the same thread finds it done.
      history.recall().join();
      Runtime.getRuntime().halt(held.isClosed() ? 1 : 137);
    }
  }

  @Test
  void removesResultsAfterTheirTime() throws SQLException {
    try (History history = historyAt(NOW.minus(Duration.ofDays(15)))) {
      keep(history, NOW.minus(Duration.ofDays(15)), Finding.WORKS);
      keep(history, NOW.minus(Duration.ofDays(13)), Finding.WORKS);
    }
    assertThat(results()).isEqualTo(2);
    try (History history = historyAt(NOW)) {
      keep(history, NOW, Finding.WORKS);
    }
    assertThat(results()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void sumsUpWhatItKeepsAndCountsItOnce(TestDatabase kind) {
    ResultTable table = new ResultTable(new Database(kind.fresh()));
    Outcome quick = new Outcome(NOW, Finding.WORKS, Duration.ofMillis(10));
    Outcome failed = new Outcome(NOW.plusSeconds(60), Finding.REFUSED, Duration.ofMillis(30));
    Standing standing = new Standing(State.OPERATIONAL, NOW, 0, null, quick);
    table.add(List.of(new Result(PROBE, standing, quick), new Result(PROBE, standing, failed)));
    Outcome later = new Outcome(NOW.plusSeconds(720), Finding.WORKS, Duration.ofMillis(50));
    table.add(List.of(new Result(PROBE, standing, later)));
    assertThat(table.series(List.of(PROBE, "other"), NOW.minusSeconds(60)))
        .isEqualTo(
            Map.of(
                PROBE,
                List.of(
                    new Series.Point(NOW, 20, 1), new Series.Point(NOW.plusSeconds(600), 50, 0))));
    assertThat(table.standings()).containsOnlyKeys(PROBE);
  }

  @ParameterizedTest
  @EnumSource
  void readsOnlyWhatMayHaveChangedAndFindsWhatCameLate(TestDatabase kind) {
    ResultTable table = new ResultTable(new Database(kind.fresh()));
    Recent recent = new Recent(table);
    Instant since = NOW.minus(Duration.ofDays(1));
    add(table, NOW.minus(Duration.ofHours(25)), 5);
    add(table, NOW.minus(Duration.ofHours(2)), 10);
    add(table, NOW, 20);
    assertThat(recent.read(List.of(PROBE), since, NOW).get(PROBE))
        .extracting(Series.Point::meanMs)
        .containsExactly(10, 20);
    Instant later = NOW.plusSeconds(300);
    add(table, NOW.minusSeconds(600), 30);
    add(table, later, 40);
    add(table, NOW.minus(Duration.ofHours(1)), 99);
    assertThat(recent.read(List.of(PROBE), since.plusSeconds(300), later).get(PROBE))
        .extracting(Series.Point::meanMs)
        .containsExactly(10, 30, 30);
    assertThat(recent.read(List.of(PROBE, "other"), since.plusSeconds(300), later).get(PROBE))
        .extracting(Series.Point::meanMs)
        .containsExactly(10, 99, 30, 30);
    assertThat(recent.read(List.of(PROBE, "other"), NOW.minusSeconds(300), later).get(PROBE))
        .extracting(Series.Point::meanMs)
        .containsExactly(30, 30);
  }

  private static void add(ResultTable table, Instant at, int ms) {
    Outcome outcome = new Outcome(at, Finding.WORKS, Duration.ofMillis(ms));
    table.add(
        List.of(new Result(PROBE, new Standing(State.OPERATIONAL, at, 0, null, outcome), outcome)));
  }

  @Test
  void skipsResultsWhileTheDatabaseIsLockedAndSaysSoOnce() throws Exception {
    List<String> log = new CopyOnWriteArrayList<>();
    Handler handler = listener(log);
    Logger logger = Logger.getLogger(History.class.getName());
    logger.addHandler(handler);
    Process other = otherProcessThatHoldsTheDatabase();
    AtomicReference<Instant> time = new AtomicReference<>(NOW);
    try (History history = history(clockAt(time))) {
      assertThat(history.recall().join()).isEmpty();
      keep(history, NOW, Finding.WORKS);
      keep(history, NOW.plusSeconds(30), Finding.WORKS);
      other.destroyForcibly().waitFor();
      time.set(NOW.plusSeconds(60));
      keep(history, NOW.plusSeconds(60), Finding.WORKS);
      await()
          .untilAsserted(
              () ->
                  assertThat(log)
                      .satisfiesExactly(
                          first -> assertThat(first).startsWith("The history is not being kept"),
                          last -> assertThat(last).isEqualTo("The history is being kept again.")));
    } finally {
      other.destroyForcibly();
      logger.removeHandler(handler);
    }
    assertThat(results()).isPositive();
  }

  private Process otherProcessThatHoldsTheDatabase() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.h2.tools.Shell",
                "-url",
                "jdbc:h2:file:" + directory.resolve("history") + ";MODE=MySQL")
            .redirectErrorStream(true)
            .start();
    other.getOutputStream().write("select 'lock' || 'ed';\n".getBytes(StandardCharsets.US_ASCII));
    other.getOutputStream().flush();
    var reader = other.inputReader();
    for (String line = reader.readLine(); !"locked".equals(line); line = reader.readLine()) {
      assertThat(line).as("H2's shell ended early").isNotNull();
    }
    return other;
  }

  private static Handler listener(List<String> log) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        log.add(entry.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
