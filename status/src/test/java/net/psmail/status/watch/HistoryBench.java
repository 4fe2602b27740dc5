package net.psmail.status.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.psmail.status.component.Components;
import net.psmail.status.component.Definitions;
import net.psmail.status.component.Report;
import net.psmail.status.database.Database;
import net.psmail.status.database.Ids;
import net.psmail.status.database.TestDatabase;
import net.psmail.status.incident.Kind;
import net.psmail.status.page.Content;
import net.psmail.status.page.FirstPage;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * How long it takes to make the status pages anew over ten million results: part of {@code
 * deploy/psmail bench}. Beside that, what the same pages cost when they are worked out from the
 * results themselves.
 */
final class HistoryBench {

  private static final int COMPONENTS = 80;
  private static final int RUNS = 200;
  private static final int WARM_UP = 50;
  private static final int BASELINES = 2;
  private static final double AIM_MILLIS = 50;
  private static final String URL =
      "jdbc:h2:file:%s;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private HistoryBench() {}

  public static void main(String[] arguments) throws Exception {
    quiet();
    Path files = Files.createTempDirectory("psmail-bench");
    try {
      heading("history", "90 days, " + COMPONENTS + " components, a look a minute, H2");
      onH2(files);
      heading("history", "the same in MariaDB, without the baseline");
      onMariaDb(files);
    } finally {
      remove(files);
    }
  }

  private static void onH2(Path files) throws SQLException, IOException {
    JdbcConnectionPool source = source(files);
    try {
      long begin = System.nanoTime();
      days(source).fill();
      long size = Files.size(files.resolve("history.mv.db")) >> 20;
      say("  filled in %.0f s, %d MB: %s", seconds(begin), size, counts(source));
      try (OwnPage page = new OwnPage(source, files, probes())) {
        double made = measure(page);
        double[] baseline = baseline(page);
        say("  the same from the results                  %s", percentiles(baseline));
        atMost("all answers / from the results, ms", AIM_MILLIS, baseline[0], made);
      }
    } finally {
      source.dispose();
    }
  }

  private static void onMariaDb(Path files) throws SQLException, IOException {
    JdbcConnectionPool source = TestDatabase.mariaDbPool();
    try {
      long begin = System.nanoTime();
      days(source).fillWithoutBaseline();
      say("  filled in %.0f s", seconds(begin));
      try (OwnPage page = new OwnPage(source, files, probes())) {
        measure(page);
      }
    } finally {
      source.dispose();
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** A file database, as the product's own is. */
  static JdbcConnectionPool source(Path files) {
    return JdbcConnectionPool.create(URL.formatted(files.resolve("history")), "", "");
  }

  private static NinetyDays days(DataSource source) {
    List<String> ids = probes().stream().map(one -> Ids.of("component", one.key())).toList();
    new Database(source).query("make the tables", row -> row.getInt(1), "select 1");
    return new NinetyDays(source, ids, Clock.systemUTC().instant());
  }

  private static String counts(DataSource source) {
    Database database = new Database(source);
    return String.format(
        Locale.ROOT,
        "%,d results; kept %,d of them, %,d sums, %,d states",
        count(database, "every_result"),
        count(database, "probe_result"),
        count(database, "probe_roll_up"),
        count(database, "component_span"));
  }

  private static long count(Database database, String table) {
    return database.query("count", row -> row.getLong(1), "select count(*) from " + table).get(0);
  }

  private static List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    for (int number = 0; number < COMPONENTS; number++) {
      probes.add(Probe.of("service-" + number, ProbeKind.TCP, "127.0.0.1:9", Map.of()));
    }
    return probes;
  }

  /** Gives the median of everything. */
  private static double measure(OwnPage page) {
    Supplier<Report> reports = reports(page);
    double[] first = millis(1, () -> renewWhole(page, reports.get()));
    say("  the first time after a start               %7.1f ms", first[0]);
    millis(WARM_UP, () -> renewWhole(page, reports.get()));
    double[] read = millis(RUNS, () -> page.past().read());
    FirstPage one = new FirstPage();
    millis(WARM_UP, () -> renewOne(one, page, reports.get()));
    double[] alone = millis(RUNS, () -> renewOne(one, page, reports.get()));
    double[] made = millis(RUNS, () -> renewWhole(page, reports.get()));
    say("  the past, read from roll-ups               %s", percentiles(read));
    say("  page alone, read from roll-ups and made    %s", percentiles(alone));
    say("  everything renewed, all of it read anew    %s", percentiles(made));
    return median(made);
  }

  /** Worked out from all results; it must say the same. */
  private static double[] baseline(OwnPage page) {
    Report report = reports(page).get();
    FromResults results = new FromResults(page.database, page.plans.shown());
    Past past = page.past();
    past.read();
    results.requireSame(past);
    return millis(BASELINES, () -> page.pages.renew(results.content(report)));
  }

  /** All of them work, and one has been looked at again each time. */
  private static Supplier<Report> reports(OwnPage page) {
    Definitions definitions = page.plan().definitions();
    Clock clock = Clock.systemUTC();
    Components components = new Components(clock);
    components.define(definitions);
    Consumer<String> look =
        id ->
            components.note(id, new Outcome(clock.instant(), Finding.WORKS, Duration.ofMillis(20)));
    definitions.probes().keySet().forEach(look);
    return () -> {
      look.accept(definitions.probes().keySet().iterator().next());
      return components.report();
    };
  }

  /** How long each of so many runs took, the shortest first. */
  private static double[] millis(int runs, Runnable work) {
    double[] times = new double[runs];
    for (int run = 0; run < runs; run++) {
      long begin = System.nanoTime();
      work.run();
      times[run] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  private static String percentiles(double[] sorted) {
    return String.format(
        Locale.ROOT,
        "p50 %7.1f ms  p99 %7.1f ms",
        median(sorted),
        sorted[sorted.length * 99 / 100]);
  }

  /** A figure that should stay below its aim, beside a baseline. */
  static void atMost(String what, double aim, double baseline, double figure) {
    say(
        "  %-40s baseline %9.1f  figure %9.1f  ratio %8.4f  aim for the figure %5.1f %s",
        what, baseline, figure, figure / baseline, aim, figure <= aim ? "reached" : "missed");
  }

  /** A table of figures has no room for what Flyway does. */
  static void quiet() {
    Logger.getLogger("").setLevel(Level.WARNING);
  }

  static void heading(String what, String note) {
    say("%n%s  (%s)", what, note);
  }

  static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  static void remove(Path files) throws IOException {
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void renewWhole(OwnPage page, Report report) {
    Presentation presentation = page.presentation();
    presentation.read();
    presentation.renew(report, false);
  }

  /** The page in one language by itself, with nothing kept from before. */
  private static void renewOne(FirstPage one, OwnPage page, Report report) {
    Past past = page.past();
    past.read();
    int unused =
        one.make(
            new Content(
                report,
                page.incidents.recent(Kind.INCIDENT, Presentation.MOST),
                page.incidents.recent(Kind.MAINTENANCE, Presentation.MOST),
                past.days(),
                past.series()));
  }
}
