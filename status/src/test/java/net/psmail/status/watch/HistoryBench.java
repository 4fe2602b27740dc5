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
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import net.psmail.status.component.Components;
import net.psmail.status.component.Definitions;
import net.psmail.status.component.Report;
import net.psmail.status.database.Database;
import net.psmail.status.database.Ids;
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
    JdbcConnectionPool source = source(files);
    try {
      heading("history", "90 days, " + COMPONENTS + " components, a look a minute, H2");
      fill(source, files);
      measure(source, files);
    } finally {
      source.dispose();
      remove(files);
    }
  }

  /** A file database, as the product's own is. */
  static JdbcConnectionPool source(Path files) {
    return JdbcConnectionPool.create(URL.formatted(files.resolve("history")), "", "");
  }

  private static void fill(JdbcConnectionPool source, Path files) throws SQLException, IOException {
    long begin = System.nanoTime();
    List<String> ids = probes().stream().map(one -> Ids.of("component", one.key())).toList();
    Database database = new Database(source);
    database.query("make the tables", row -> row.getInt(1), "select 1");
    new NinetyDays(source, ids, Clock.systemUTC().instant()).fill();
    say(
        "  filled in %.0f s, %d MB: %,d results; kept %,d of them, %,d sums, %,d states",
        (System.nanoTime() - begin) / 1e9,
        Files.size(files.resolve("history.mv.db")) >> 20,
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

  private static void measure(JdbcConnectionPool source, Path files) {
    try (OwnPage page = new OwnPage(source, files, probes())) {
      Report report = report(page.plan().definitions());
      double[] first = millis(1, () -> renewWhole(page, report));
      say("  the first time after a start               %7.1f ms", first[0]);
      millis(WARM_UP, () -> renewWhole(page, report));
      double[] read = millis(RUNS, () -> page.past().read());
      double[] made = millis(RUNS, () -> renewWhole(page, report));
      FromResults results = new FromResults(page.database, page.plans.shown());
      Past past = page.past();
      past.read();
      results.requireSame(past);
      double[] baseline = millis(BASELINES, () -> page.pages.renew(results.content(report)));
      say("  the past, read from roll-ups               %s", percentiles(read));
      say("  all pages, made from all that is read      %s", percentiles(made));
      say("  the same from the results                  %s", percentiles(baseline));
      atMost("all pages / from the results, ms", AIM_MILLIS, baseline[0], median(made));
    }
  }

  /** All of them work. */
  private static Report report(Definitions definitions) {
    Clock clock = Clock.systemUTC();
    Components components = new Components(clock);
    components.define(definitions);
    Outcome works = new Outcome(clock.instant(), Finding.WORKS, Duration.ofMillis(20));
    definitions.probes().keySet().forEach(id -> components.note(id, works));
    return components.report();
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
}
