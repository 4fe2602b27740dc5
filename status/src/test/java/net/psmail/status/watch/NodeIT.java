package net.psmail.status.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import net.psmail.status.Settings;
import net.psmail.status.catalogue.Catalogue;
import net.psmail.status.catalogue.ProbeEntries;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import net.psmail.status.database.Leases;
import net.psmail.status.history.History;
import net.psmail.status.history.Retention;
import net.psmail.status.history.Spans;
import net.psmail.status.incident.Incidents;
import net.psmail.status.probe.FakeServer;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import net.psmail.status.probe.Prober;
import net.psmail.status.probe.ProberSettings;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIT {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Retention RETENTION =
      new Retention(
          Duration.ofDays(14), Duration.ofDays(14), Duration.ofDays(14), Duration.ofDays(14));

  private final Path directory;
  private final ScheduledThreadPoolExecutor ends = new ScheduledThreadPoolExecutor(1);
  private final List<Thread> started = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger renewals = new AtomicInteger();
  private volatile Report seen = new Report(Overall.UNKNOWN, List.of(), List.of(), Instant.EPOCH);

  NodeIT(@TempDir Path directory) {
    this.directory = directory;
  }

  private Node node(List<Probe> targets, String url) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL(url);
    DataSource source =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, values) -> {
                  connections.incrementAndGet();
                  try {
                    return method.invoke(h2, values);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    Database database = new Database(source);
    Clock clock = Clock.systemUTC();
    ThreadFactory threads =
        work -> {
          Thread thread = new Thread(work);
          started.add(thread);
          return thread;
        };
    ProberSettings looking =
        ProberSettings.from(
            new Settings(
                key -> Optional.of(directory.toString()).filter(one -> key.equals("psmail.data"))));
    WatchSettings settings =
        new WatchSettings(targets, false, looking, INTERVAL, RETENTION, directory.resolve("token"));
    Prober prober = new Prober(looking, clock, ends, threads);
    return new Node(
        new Plans(
            settings,
            new Catalogue(database, clock),
            new ProbeEntries(database, targets, clock),
            new Incidents(database, clock, Map::of, (connection, notice) -> {}),
            prober),
        new Leases(database, clock, UUID.randomUUID().toString()),
        new History(database, settings.retention(), clock, threads),
        new Spans(database),
        report -> {},
        new Readers() {
          @Override
          public void read() {
            reads.incrementAndGet();
          }

          @Override
          public void renew(Report report, boolean leads) {
            renewals.incrementAndGet();
            seen = report;
          }
        },
        clock,
        threads);
  }

  @AfterEach
  void endTimer() {
    ends.shutdownNow();
  }

  private String database() {
    return "jdbc:h2:file:" + directory.resolve("history") + ";MODE=MySQL";
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
    try (Node node = node(List.of(portal("http", server.port())), database())) {
      node.start();
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
      try (Node node = node(targets, database())) {
        node.start();
        awaitState(30, State.OPERATIONAL);
        awaitState(0, State.MAJOR_OUTAGE);
        await().until(() -> healthy.visits() >= 5);
        assertThat(seen.components().get(30).state()).isEqualTo(State.OPERATIONAL);
      }
    }
  }

  @Test
  void makesNothingAnewForALookThatFindsWhatTheLastOneFound() {
    try (FakeServer healthy = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"));
        Node node = node(List.of(portal("http", healthy.port())), database())) {
      node.start();
      awaitState(0, State.OPERATIONAL);
      int visits = healthy.visits();
      int before = renewals.get();
      await().atMost(Duration.ofSeconds(30)).until(() -> healthy.visits() >= visits + 10);
      assertThat(renewals.get() - before).isLessThan(6);
    }
  }

  @Test
  void goesOnWhenTheDatabaseCannotBeUsed() {
    try (FakeServer healthy = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"));
        Node node =
            node(
                List.of(portal("http", healthy.port())),
                "jdbc:h2:file:/proc/no/such/directory/history")) {
      node.start();
      awaitState(0, State.OPERATIONAL);
      await().atMost(Duration.ofMinutes(1)).until(() -> healthy.visits() > 12);
      assertThat(connections).hasValueLessThan(8);
      assertThat(reads).hasValue(0);
    }
  }

  @Test
  void notesNothingOfALookThatIsUnderWayAtItsEnd() {
    List<String> logged = new CopyOnWriteArrayList<>();
    Logger log = Logger.getLogger(Watch.class.getName());
    log.setFilter(record -> logged.add(record.getMessage()));
    CountDownLatch ended = new CountDownLatch(1);
    try (FakeServer slow =
        FakeServer.plain(
            socket -> {
              ended.await();
              FakeServer.saying("HTTP/1.1 200 OK").serve(socket);
            })) {
      Node node = node(List.of(portal("http", slow.port())), database());
      node.start();
      await().until(() -> slow.visits() == 1);
      node.close();
      ended.countDown();
      await().until(() -> started.stream().noneMatch(Thread::isAlive));
      assertThat(node.report().components().get(0).state()).isEqualTo(State.UNKNOWN);
      assertThat(logged).isEmpty();
    } finally {
      log.setFilter(null);
    }
  }
}
