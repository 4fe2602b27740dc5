package net.psmail.portal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  @Test
  void readsHowOftenInWhatTime() {
    assertThat(Rate.parse("key", " 10/PT15M ")).isEqualTo(new Rate(10, Duration.ofMinutes(15)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "0/PT1H", "10/PT0S", "10/15M", "-1/PT1H", "10/P"})
  void saysWhatToWriteInsteadOfNonsense(String text) {
    assertThatThrownBy(() -> Rate.parse("psmail.limit.x", text))
        .hasMessageContaining("psmail.limit.x: write how often in what time");
  }

  @Test
  void everyLimitHasADefaultThatMakesSense() {
    assertThat(
            Arrays.stream(Limit.values()).map(limit -> Rate.parse(limit.key(), limit.otherwise())))
        .hasSize(Limit.values().length);
  }
}
