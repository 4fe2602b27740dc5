package net.psmail.status.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.psmail.status.history.Day;
import net.psmail.status.history.History;
import net.psmail.status.history.Series;
import net.psmail.status.history.Spans;

/** What the pages show of the past, read now and then; what was read last while that fails. */
final class Past {

  private static final int DAYS = 90;
  private static final Duration DAYS_EVERY = Duration.ofMinutes(1);
  private static final Duration TIMES_EVERY = Duration.ofMinutes(5);
  private static final Duration TIMES_REACH = Duration.ofDays(1);

  private final Spans spans;
  private final History history;
  private final Supplier<Map<String, String>> probes;
  private final Clock clock;
  private Instant daysRead = Instant.EPOCH;
  private Instant timesRead = Instant.EPOCH;
  private Map<String, List<Day>> days = Map.of();
  private Map<String, Series> series = Map.of();

  /**
   * @param probes the probe that stands for each component, by the component's id
   */
  Past(Spans spans, History history, Supplier<Map<String, String>> probes, Clock clock) {
    this.spans = spans;
    this.history = history;
    this.probes = probes;
    this.clock = clock;
  }

  /**
   * Reads what is due.
   *
   * @throws net.psmail.status.StatusException DATABASE_UNAVAILABLE, and all stays as it was
   */
  void read() {
    Instant now = clock.instant();
    if (days.isEmpty() || isDue(daysRead, DAYS_EVERY, now)) {
      days = spans.days(DAYS, now);
      daysRead = now;
    }
    if (isDue(timesRead, TIMES_EVERY, now)) {
      series = series(now);
      timesRead = now;
    }
  }

  private static boolean isDue(Instant last, Duration every, Instant now) {
    return now.isBefore(last) || last.plus(every).isBefore(now);
  }

  private Map<String, Series> series(Instant now) {
    Map<String, String> shown = probes.get();
    Map<String, List<Series.Point>> points =
        history.series(List.copyOf(shown.values()), now.minus(TIMES_REACH));
    Map<String, Series> read = new HashMap<>();
    shown.forEach(
        (component, probe) ->
            read.put(component, new Series(component, points.getOrDefault(probe, List.of()))));
    return read;
  }

  Map<String, List<Day>> days() {
    return days;
  }

  Map<String, Series> series() {
    return series;
  }
}
