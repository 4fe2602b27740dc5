package net.psmail.status.watch;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.psmail.status.Settings;
import net.psmail.status.component.Component;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Origin;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;
import net.psmail.status.component.Source;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.Database;
import net.psmail.status.history.Day;
import net.psmail.status.history.History;
import net.psmail.status.history.Retention;
import net.psmail.status.history.Series;
import net.psmail.status.history.Spans;
import net.psmail.status.page.Content;
import net.psmail.status.page.PageSettings;
import net.psmail.status.page.Pages;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import net.psmail.status.probe.Prober;
import net.psmail.status.probe.ProberSettings;
import org.h2.jdbcx.JdbcConnectionPool;

/** What the status page costs: part of {@code deploy/psmail bench}. */
final class StatusBench {

  private static final int COMPONENTS = 40;
  private static final int RESULTS = 10_000_000;
  private static final int SLICES = 40;
  private static final int RUNS = 100;
  private static final int PROBES = 1_000;
  private static final Duration A_YEAR = Duration.ofDays(365);
  private static final Retention RETENTION = new Retention(A_YEAR, A_YEAR, A_YEAR, A_YEAR);

  private StatusBench() {}

  public static void main(String[] arguments) throws Exception {
    Path files = Files.createTempDirectory("psmail-status-bench");
    try {
      say("%nstatus page  (%d components, 90 days of %,d results)", COMPONENTS, RESULTS);
      ofThePage(files);
      ofTheProbes(files);
    } finally {
      remove(files);
    }
  }

  private static void ofThePage(Path files) throws SQLException {
    JdbcConnectionPool source =
        JdbcConnectionPool.create(
            "jdbc:h2:file:"
                + files.resolve("history")
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "",
            "");
    Database database = new Database(source);
    database.query("prepare the bench", row -> row.getInt(1), "select 1");
    fill(source);
    Clock clock = Clock.systemUTC();
    Pages pages =
        new Pages(
            new PageSettings(
                "PSMail",
                URI.create("https://www.psmail.test"),
                URI.create("https://www.psmail.test/status"),
                Duration.ofSeconds(30)),
            "/status",
            clock);
    Report report = report(clock.instant());
    Spans spans = new Spans(database);
    try (History history =
        new History(database, RETENTION, clock, Executors.defaultThreadFactory())) {
      double[] reading = new double[RUNS];
      double[] making = new double[RUNS];
      for (int i = -RUNS / 2; i < RUNS; i++) {
        long begun = System.nanoTime();
        Content content = read(report, spans, history, clock.instant());
        long read = System.nanoTime();
        pages.renew(content);
        if (i >= 0) {
          reading[i] = (read - begun) / 1e6;
          making[i] = (System.nanoTime() - read) / 1e6;
        }
      }
      figure("days of all and one day of times, read", reading, 50);
      figure("all pages in both languages, made", making, 50);
    } finally {
      source.dispose();
    }
  }

  private static Content read(Report report, Spans spans, History history, Instant now) {
    Map<String, List<Day>> days = spans.days(90, now);
    Map<String, List<Series.Point>> points =
        history.series(
            report.components().stream().map(ComponentView::id).toList(),
            now.minus(Duration.ofDays(1)));
    Map<String, Series> series = new HashMap<>();
    points.forEach((id, of) -> series.put(id, new Series(id, of)));
    return new Content(report, List.of(), List.of(), days, series);
  }

  private static Report report(Instant now) {
    List<ComponentView> views = new ArrayList<>();
    for (int i = 1; i <= COMPONENTS; i++) {
      String id = "c-" + i;
      Component component =
          new Component(
              id,
              id,
              null,
              new Text("Component " + i, null),
              new Text("What it is for.", null),
              i,
              true,
              false,
              LocalDate.EPOCH,
              Origin.CONFIGURED,
              null,
              now,
              now);
      views.add(
          new ComponentView(
              component, State.OPERATIONAL, Source.PROBES, State.OPERATIONAL, now, null));
    }
    return new Report(Overall.NONE, List.of(), views, now);
  }

  /** In slices, as one large statement would hold all in memory; from old to new, as in life. */
  private static void fill(JdbcConnectionPool source) throws SQLException {
    int looks = RESULTS / COMPONENTS / SLICES;
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (int slice = 0; slice < SLICES; slice++) {
        statement.execute(
            ("insert into probe_result (probe_id, checked_at, finding, took_ms)"
                    + " select 'c-' || p.x, dateadd('second', 31 * (l.x - %d), localtimestamp),"
                    + " 'WORKS', 20 + mod(l.x * 7919, 60)"
                    + " from system_range(1, %d) p, system_range(1, %d) l")
                .formatted((SLICES - slice) * looks, COMPONENTS, looks));
      }
      for (String span : List.of("MINUTE", "HOUR", "DAY")) {
        int number = span.equals("DAY") ? 90 : span.equals("HOUR") ? 90 * 24 : 14 * 24 * 60;
        statement.execute(
            ("insert into probe_roll_up (span, probe_id, began_at, looks, limited, failed,"
                    + " least_ms, most_ms, sum_ms) select '%1$s', 'c-' || p.x,"
                    + " dateadd('%1$s', -l.x, date_trunc('%1$s', localtimestamp)), 2, 0, 0, 20, 79,"
                    + " 100 from system_range(1, %2$d) p, system_range(0, %3$d) l")
                .formatted(span, COMPONENTS, number));
      }
      statement.execute(
          ("insert into component_span (component_id, began_at, ended_at, seen_at, state)"
                  + " select 'c-' || p.x, dateadd('hour', -6 * l.x, localtimestamp),"
                  + " casewhen(l.x = 1, null, dateadd('hour', 6 - 6 * l.x, localtimestamp)),"
                  + " localtimestamp, casewhen(mod(l.x, 9) = 1, 'MAJOR_OUTAGE', 'OPERATIONAL')"
                  + " from system_range(1, %d) p, system_range(1, 360) l")
              .formatted(COMPONENTS));
      statement.execute("analyze");
    }
  }

  private static void figure(String what, double[] millis, int aim) {
    Arrays.sort(millis);
    double half = millis[RUNS / 2];
    say(
        "  %-42s p50 %7.1f ms  p99 %7.1f ms  aim %d ms %s",
        what, half, millis[RUNS * 99 / 100], aim, half <= aim ? "reached" : "missed");
  }

  /** A thousand in a minute, against a server of this process. */
  private static void ofTheProbes(Path files) throws IOException, InterruptedException {
    say("%nprobes  (%,d in a minute)", PROBES);
    Settings settings =
        new Settings(
            key -> key.equals("psmail.data") ? Optional.of(files.toString()) : Optional.empty());
    Clock clock = Clock.systemUTC();
    AtomicInteger looked = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        Prober prober =
            new Prober(
                ProberSettings.from(settings),
                clock,
                new ScheduledThreadPoolExecutor(1),
                Executors.defaultThreadFactory());
        Watch watch =
            new Watch(
                id -> false,
                (id, outcome) -> looked.incrementAndGet(),
                clock,
                Executors.defaultThreadFactory())) {
      Thread accepting = new Thread(() -> accept(server));
      accepting.setDaemon(true);
      accepting.start();
      List<Look> looks = new ArrayList<>();
      for (int i = 0; i < PROBES; i++) {
        Probe probe =
            Probe.of("p-" + i, ProbeKind.TCP, "127.0.0.1:" + server.getLocalPort(), Map.of())
                .every(Duration.ofMinutes(1), Duration.ofSeconds(5));
        looks.add(
            new Look(
                probe.key(), probe, probe.interval(), probe.timeout(), () -> prober.probe(probe)));
      }
      long before = usedMemory();
      long begun = processorTime();
      watch.run(looks);
      TimeUnit.SECONDS.sleep(60);
      double share = (processorTime() - begun) / 60e9;
      say(
          "  %-42s %5.1f %% of a core, aim 10 %s",
          looked.get() + " looks in a minute", share * 100, share < 0.1 ? "reached" : "missed");
      long more = Math.max(0, usedMemory() - before) / (1 << 20);
      say("  %-42s %5d MB, aim 100 %s", "memory more", more, more < 100 ? "reached" : "missed");
    }
  }

  private static void accept(ServerSocket server) {
    try {
      while (true) {
        server.accept().close();
      }
    } catch (IOException closed) {
      // the bench is over
    }
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static void remove(Path files) throws IOException {
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
