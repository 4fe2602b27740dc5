package net.psmail.status.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import net.psmail.status.Settings;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;
import net.psmail.status.component.State;
import net.psmail.status.history.History;
import net.psmail.status.probe.FakeServer;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import net.psmail.status.probe.ProberSettings;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchIT {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Path directory;
  private volatile Report seen = new Report(Overall.UNKNOWN, List.of(), Instant.EPOCH);

  WatchIT(@TempDir Path directory) {
    this.directory = directory;
  }

  private Watch watch(List<Probe> targets, String database) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(database);
    History history =
        new History(
            source,
            Duration.ofDays(14),
            Duration.ofMinutes(5),
            Clock.systemUTC(),
            Executors.defaultThreadFactory());
    WatchSettings settings =
        new WatchSettings(
            targets,
            ProberSettings.from(new Settings(key -> Optional.empty())),
            INTERVAL,
            2,
            Duration.ofDays(14));
    return new Watch(
        settings,
        history,
        report -> seen = report,
        Clock.systemUTC(),
        Executors.defaultThreadFactory());
  }

  private String database() {
    return "jdbc:h2:file:" + directory.resolve("history");
  }

  private static Probe portal(String key, int port) {
    return Probe.of(key, ProbeKind.HTTP, "http://127.0.0.1:" + port + "/", Map.of())
        .every(INTERVAL, Duration.ofMillis(500));
  }

  private void awaitState(int component, State state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptionsInstanceOf(IndexOutOfBoundsException.class)
        .until(() -> seen.components().get(component).state() == state);
  }

  @Test
  void noticesWithinTwoIntervalsThatAServiceHasGoneAndThatItIsBack() {
    FakeServer server = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"));
    try (Watch watch = watch(List.of(portal("http", server.port())), database())) {
      watch.start();
      awaitState(0, State.OPERATIONAL);
      server.close();
      long gone = System.nanoTime();
      awaitState(0, State.MAJOR_OUTAGE);
      assertThat(Duration.ofNanos(System.nanoTime() - gone))
          .isLessThan(INTERVAL.multipliedBy(2).plusSeconds(2));
      assertThat(seen.overall()).isEqualTo(Overall.CRITICAL);
    }
  }

  @Test
  void looksAtEachInTimeWhileOthersHang() {
    List<Probe> targets = new ArrayList<>();
    try (FakeServer silent = FakeServer.plain(FakeServer.silent());
        FakeServer healthy = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"))) {
      for (int i = 1; i <= 30; i++) {
        targets.add(portal("http-" + i, silent.port()));
      }
      targets.add(portal("http", healthy.port()));
      try (Watch watch = watch(targets, database())) {
        watch.start();
        awaitState(30, State.OPERATIONAL);
        awaitState(0, State.MAJOR_OUTAGE);
        await().until(() -> healthy.visits() >= 5);
        assertThat(seen.components().get(30).state()).isEqualTo(State.OPERATIONAL);
      }
    }
  }

  @Test
  void goesOnWhenTheDatabaseCannotBeUsed() {
    try (FakeServer healthy = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"));
        Watch watch =
            watch(
                List.of(portal("http", healthy.port())),
                "jdbc:h2:file:/proc/no/such/directory/history")) {
      watch.start();
      awaitState(0, State.OPERATIONAL);
    }
  }
}
