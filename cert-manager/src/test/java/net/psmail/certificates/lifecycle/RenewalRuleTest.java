package net.psmail.certificates.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalRuleTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({"90, 60, 63", "45, 30, 31.5", "10, 6.666667, 7", "9, 4.5, 4.8", "6, 3, 3.2"})
  void beginsAfterTwoThirdsOfALifeOrAfterHalfOfAShortOne(
      double days, double startDay, double endDay) {
    Window window = RenewalRule.window(BEGIN, day(days), Optional.empty());

    assertThat(Duration.between(window.start(), day(startDay)).abs()).isLessThan(second());
    assertThat(Duration.between(window.end(), day(endDay)).abs()).isLessThan(second());
  }

  @Test
  void followsTheIssuer() {
    Window suggested = new Window(day(3), day(4));

    assertThat(RenewalRule.window(BEGIN, day(90), Optional.of(suggested))).isEqualTo(suggested);
  }

  @Test
  void doesNotFollowTheIssuerIntoExpiry() {
    Window tooLate = new Window(day(80), day(91));

    assertThat(RenewalRule.window(BEGIN, day(90), Optional.of(tooLate)).start()).isEqualTo(day(60));
  }

  @Test
  void spreadsRenewalsOverTheWholeWindow() {
    Window window = new Window(day(60), day(63));
    SplittableRandom random = new SplittableRandom(1);

    Stream<Long> daysIntoIt =
        Stream.generate(() -> Duration.between(window.start(), window.pick(random)).toDays())
            .limit(100);

    assertThat(daysIntoIt).contains(0L, 1L, 2L).allMatch(day -> day >= 0 && day < 3);
  }

  private static Instant day(double days) {
    return BEGIN.plusMillis(Math.round(days * Duration.ofDays(1).toMillis()));
  }

  private static Duration second() {
    return Duration.ofSeconds(1);
  }
}
