package net.psmail.status.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import net.psmail.status.database.TestDatabase;
import net.psmail.status.history.Spans.Now;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpansIT {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String MAIL = "mail00000001";
  private static final Spans.Listener NOBODY = (connection, turn) -> {};

  private static void follow(Spans spans, State state, int since, int at) {
    spans.follow(
        Map.of(MAIL, new Now(state, NOON.plusSeconds(since))), NOON.plusSeconds(at), NOBODY);
  }

  private static Day today(Spans spans, int at) {
    List<Day> days = Objects.requireNonNull(spans.days(90, NOON.plusSeconds(at)).get(MAIL));
    assertThat(days).hasSize(90);
    return days.get(89);
  }

  @ParameterizedTest
  @EnumSource
  void countsAnOutageFromItsFirstFailureToItsEnd(TestDatabase kind) {
    Spans spans = new Spans(new Database(kind.fresh()));
    follow(spans, State.OPERATIONAL, 0, 0);
    follow(spans, State.MAJOR_OUTAGE, 600, 630);
    follow(spans, State.OPERATIONAL, 900, 900);
    follow(spans, State.OPERATIONAL, 900, 1_000);
    assertThat(today(spans, 1_000))
        .isEqualTo(new Day(LocalDate.parse("2026-11-23"), 1_000, 300, 0, 0, 0));
    assertThat(today(spans, 1_000).uptime()).isCloseTo(0.7, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource
  void knowsNothingOfATimeWhenNobodyLooked(TestDatabase kind) {
    Database database = new Database(kind.fresh());
    follow(new Spans(database), State.OPERATIONAL, 0, 100);
    Spans next = new Spans(database);
    assertThat(next.open(NOON.plusSeconds(150))).containsOnlyKeys(MAIL);
    assertThat(next.open(NOON.plusSeconds(500))).isEmpty();
    follow(next, State.OPERATIONAL, 500, 500);
    follow(next, State.OPERATIONAL, 500, 600);
    assertThat(today(next, 600).known()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void goesOnAfterAShortBreak(TestDatabase kind) {
    Database database = new Database(kind.fresh());
    follow(new Spans(database), State.OPERATIONAL, 0, 100);
    Spans next = new Spans(database);
    follow(next, State.OPERATIONAL, 0, 160);
    assertThat(today(next, 160).known()).isEqualTo(160);
  }

  @ParameterizedTest
  @EnumSource
  void neverOverlapsWhenTheClockIsPutBack(TestDatabase kind) {
    Spans spans = new Spans(new Database(kind.fresh()));
    follow(spans, State.OPERATIONAL, 0, 1_000);
    follow(spans, State.MAJOR_OUTAGE, 500, 500);
    follow(spans, State.OPERATIONAL, 200, 200);
    follow(spans, State.OPERATIONAL, 200, 1_000);
    assertThat(today(spans, 1_000).known()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @EnumSource
  void endsWhatIsNoLongerThere(TestDatabase kind) {
    Spans spans = new Spans(new Database(kind.fresh()));
    follow(spans, State.OPERATIONAL, 0, 0);
    spans.follow(Map.of(), NOON.plusSeconds(100), NOBODY);
    assertThat(today(spans, 5_000).known()).isEqualTo(100);
  }
}
