package net.psmail.status.history;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
      days.add(new Day(first.plusDays(i), 0, 0, 0, 0, 0));
    }
    for (Spans.Span span : spans) {
      int began = (int) ChronoUnit.DAYS.between(first, LocalDate.ofInstant(span.began(), UTC));
      for (int i = Math.max(0, began); i < number; i++) {
        Day day = days.get(i);
        if (!begin(day.date()).isBefore(span.ended())) {
          break;
        }
        days.set(i, day.plus(part(day.date(), span)));
      }
    }
    return days;
  }

  private static Instant begin(LocalDate date) {
    return date.atStartOfDay().toInstant(UTC);
  }

  /** What a span has of a day. */
  private static Day part(LocalDate date, Spans.Span span) {
    Instant begin = begin(date);
    Instant end = begin(date.plusDays(1));
    Instant from = span.began().isBefore(begin) ? begin : span.began();
    Instant to = span.ended().isAfter(end) ? end : span.ended();
    return part(date, span.state(), (int) Duration.between(from, to).toSeconds());
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
