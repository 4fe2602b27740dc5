package net.psmail.status.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.psmail.status.component.State;

/** Cuts spans of states into days (UTC). */
final class Uptime {

  private Uptime() {}

  /**
   * So many days from the first one on.
   *
   * @param spans of one component, which do not overlap
   */
  static List<Day> days(List<Spans.Span> spans, LocalDate first, int number) {
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      days.add(day(spans, first.plusDays(i)));
    }
    return days;
  }

  private static Day day(List<Spans.Span> spans, LocalDate date) {
    Instant begin = date.atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Day day = new Day(date, 0, 0, 0, 0, 0);
    for (Spans.Span span : spans) {
      Instant from = span.began().isBefore(begin) ? begin : span.began();
      Instant to = span.ended().isAfter(end) ? end : span.ended();
      if (from.isBefore(to)) {
        day = day.plus(part(date, span.state(), (int) Duration.between(from, to).toSeconds()));
      }
    }
    return day;
  }

  private static Day part(LocalDate date, State state, int seconds) {
    return new Day(
        date,
        state == State.UNKNOWN ? 0 : seconds,
        state == State.MAJOR_OUTAGE ? seconds : 0,
        state == State.PARTIAL_OUTAGE ? seconds : 0,
        state == State.DEGRADED_PERFORMANCE ? seconds : 0,
        state == State.UNDER_MAINTENANCE ? seconds : 0);
  }
}
