package net.psmail.certificates.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"1, PT1M", "2, PT10M", "3, PT100M", "4, P1D", "5, P1D", "1000, P1D"})
  void waitsLongerFromFailureToFailureAndThenADay(int failures, Duration pause) {
    assertThat(RetryRule.nextTry(NOW, failures, Optional.empty())).isEqualTo(NOW.plus(pause));
  }

  @Test
  void doesNotComeBeforeTheOtherSideWantsIt() {
    Instant wanted = NOW.plus(Duration.ofDays(7));

    assertThat(RetryRule.nextTry(NOW, 1, Optional.of(wanted))).isEqualTo(wanted);
  }

  @Test
  void doesNotComeSoonerBecauseTheOtherSideWouldAllowIt() {
    assertThat(RetryRule.nextTry(NOW, 2, Optional.of(NOW.plusSeconds(3))))
        .isEqualTo(NOW.plus(Duration.ofMinutes(10)));
  }
}
