package net.psmail.certificates.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What certificates cost: part of {@code deploy/psmail bench}. A hundred are issued and renewed by
 * a Pebble that does not dawdle, with database, files, reload and the look at a listener of each;
 * beside that, what acme4j needs for the same without any of it, and what lego needs.
 */
final class CertificatesBench {

  private static final int MANY = 100;
  private static final int WARM_UP = 50;
  private static final int OF_LEGO = 10;

  private CertificatesBench() {}

  public static void main(String[] arguments) throws Exception {
    Path files = Files.createTempDirectory("psmail-bench");
    try {
      ofAuthorities(files);
      ListenersBench.measure();
    } finally {
      remove(files);
    }
  }

  private static void ofAuthorities(Path files) throws Exception {
    heading("certificates", MANY + " from Pebble without its pauses, 10 orders open at most");
    List<Function<String, Optional<String>>> answers = new CopyOnWriteArrayList<>();
    try (ChallengeSite site =
            new ChallengeSite(
                0,
                token ->
                    answers.stream()
                        .map(one -> one.apply(token))
                        .flatMap(Optional::stream)
                        .findFirst());
        Pebble pebble =
            new Pebble(files.resolve("ca"), new Pebble.Ways(site.port(), false, 0, null));
        ManagedRun managed = new ManagedRun(pebble, files)) {
      BareLoop bare = new BareLoop(pebble);
      LegoRuns lego = new LegoRuns(pebble, files);
      answers.addAll(List.of(managed::answer, bare::answer, lego::answer));
      managed.issue("warm", WARM_UP);
      bare.issue("warm", WARM_UP);
      List<Double> baseline = new ArrayList<>(List.of(bare.issue("a", MANY)));
      double issued = managed.issue("c", MANY);
      double renewed = managed.renew();
      baseline.add(bare.issue("b", MANY));
      double one = baseline.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      say(
          "  bare acme4j, nothing kept       %6.2f s and %6.2f s",
          baseline.get(0), baseline.get(1));
      ratio("issued / bare acme4j, seconds", 1.5, one, issued);
      ratio("renewed / bare acme4j, seconds", 1.5, one, renewed);
      say("  one of them, wish to proof      %s", managed.waits());
      ofLego(lego, issued);
    }
  }

  private static void ofLego(LegoRuns lego, double ours) throws Exception {
    if (!lego.isThere()) {
      say("  lego is not installed: apt-get install lego");
      return;
    }
    double alone = lego.oneAfterTheOther(OF_LEGO) * MANY / OF_LEGO;
    ratio("issued / lego one by one, ten times 10", 0.1, alone, ours);
    double together = lego.tenAtATime(2 * OF_LEGO) * MANY / (2 * OF_LEGO);
    ratio("issued / ten legos at once, five times 20", 0.1, together, ours);
  }

  /** What takes longer than it should is a figure above the aim. */
  static void ratio(String what, double aim, double baseline, double figure) {
    String verdict = figure / baseline <= aim ? "reached" : "missed";
    say(
        "  %-42s baseline %8.2f  figure %8.2f  ratio %6.2f  aim %5.1f %s",
        what, baseline, figure, figure / baseline, aim, verdict);
  }

  static void heading(String what, String note) {
    say("%n%s  (%s)", what, note);
  }

  static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Median and ninety-ninth of a hundred, in milliseconds. */
  static String percentiles(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "p50 %7.1f ms  p99 %7.1f ms",
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100));
  }

  static double secondsSince(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
  }

  private static void remove(Path files) throws IOException {
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
