package net.psmail.provisioning.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SentCountsTest {

  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void countsWhatWasSentWithinTheHourAndWithinTheDay() {
    SentCounts counts = SentCounts.NONE.plus(NOON.minus(Duration.ofHours(5)), 7).plus(NOON, 3);
    assertThat(counts.within(Allowance.HOUR, NOON)).isEqualTo(3);
    assertThat(counts.within(Allowance.DAY, NOON)).isEqualTo(10);
  }

  @Test
  void countsAQuarterUntilTheWholeOfItIsPast() {
    SentCounts counts = SentCounts.NONE.plus(NOON.plus(MINUTE), 5);
    Instant end = NOON.plus(Duration.ofMinutes(75));
    assertThat(counts.within(Allowance.HOUR, end.minusMillis(1))).isEqualTo(5);
    assertThat(counts.within(Allowance.HOUR, end)).isZero();
  }

  @Test
  void saysWhenThereIsRoomAgain() {
    SentCounts counts = SentCounts.NONE.plus(NOON, 5).plus(NOON.plus(Duration.ofMinutes(30)), 5);
    Instant now = NOON.plus(Duration.ofMinutes(40));
    assertThat(counts.roomAt(Allowance.HOUR, 11, 1, now)).isEqualTo(now);
    assertThat(counts.roomAt(Allowance.HOUR, 0, 1000, now)).isEqualTo(now);
    assertThat(counts.roomAt(Allowance.HOUR, 10, 5, now))
        .isEqualTo(NOON.plus(Duration.ofMinutes(75)));
    assertThat(counts.roomAt(Allowance.HOUR, 10, 6, now))
        .isEqualTo(NOON.plus(Duration.ofMinutes(105)));
    assertThatThrownBy(() -> counts.roomAt(Allowance.HOUR, 10, 11, now))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isReadAsItWasWritten() {
    SentCounts counts = SentCounts.NONE.plus(NOON, 5).plus(NOON.plus(MINUTE.multipliedBy(16)), 2);
    assertThat(counts).hasToString("2026-11-27T12:00=5,2026-11-27T12:15=2");
    assertThat(SentCounts.parse(counts.toString())).hasToString(counts.toString());
    assertThat(SentCounts.parse("")).hasToString("");
  }

  @Test
  void forgetsWhatCountsNoMore() {
    SentCounts counts = SentCounts.NONE.plus(NOON, 5);
    assertThat(counts.plus(NOON.plus(Duration.ofDays(1)), 1).toString()).contains("T12:00=5");
    assertThat(counts.plus(NOON.plus(Duration.ofMinutes(24 * 60 + 15)), 1))
        .hasToString("2026-11-28T12:15=1");
  }

  @Test
  void forgetsWhatAClockThatWasWrongHasCounted() {
    SentCounts counts = SentCounts.NONE.plus(NOON.plus(Duration.ofDays(300)), 5);
    assertThat(counts.plus(NOON, 1)).hasToString("2026-11-27T12:00=1");
  }

  @Test
  void fitsIntoItsColumnWhateverIsSent() {
    SentCounts counts = SentCounts.NONE;
    for (int quarter = 0; quarter < 1000; quarter++) {
      counts = counts.plus(NOON.plus(Duration.ofMinutes(15).multipliedBy(quarter)), 9_999_999);
    }
    assertThat(counts.toString()).hasSizeLessThan(4000);
  }
}
