package net.psmail.status.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.psmail.status.component.State;
import org.junit.jupiter.api.Test;

class UptimeTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-21");

  private static Spans.Span span(State state, String began, String ended) {
    return new Spans.Span("mail", state, Instant.parse(began), Instant.parse(ended));
  }

  @Test
  void cutsWhatGoesOnOverMidnightAndWhatBeganBefore() {
    assertThat(
            Uptime.days(
                List.of(
                    span(State.OPERATIONAL, "2026-11-19T00:00:00Z", "2026-11-21T23:59:00Z"),
                    span(State.MAJOR_OUTAGE, "2026-11-21T23:59:00Z", "2026-11-23T00:00:00Z"),
                    span(State.OPERATIONAL, "2026-11-23T00:00:00Z", "2026-11-23T12:00:00Z"),
                    span(State.PARTIAL_OUTAGE, "2026-11-23T13:00:00Z", "2026-11-23T13:00:30Z")),
                FIRST,
                3))
        .containsExactly(
            new Day(FIRST, 86_400, 60, 0, 0, 0),
            new Day(FIRST.plusDays(1), 86_400, 86_400, 0, 0, 0),
            new Day(FIRST.plusDays(2), 43_230, 0, 30, 0, 0));
  }

  @Test
  void knowsNothingOfDaysBeforeTheFirstSpanAndAfterTheLast() {
    assertThat(
            Uptime.days(
                List.of(
                    span(State.MAJOR_OUTAGE, "2026-11-01T00:00:00Z", "2026-11-20T23:00:00Z"),
                    span(State.OPERATIONAL, "2026-11-22T10:00:00Z", "2026-11-22T10:01:00Z")),
                FIRST,
                3))
        .extracting(Day::known)
        .containsExactly(0, 60, 0);
  }
}
