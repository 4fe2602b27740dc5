package net.psmail.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void waitsTwiceAsLongEachTimeButNeverMoreThanAnHour() {
    assertThat(Backoff.pauseAfter(0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Backoff.pauseAfter(3)).isEqualTo(Duration.ofSeconds(80));
    assertThat(Backoff.pauseAfter(9)).isEqualTo(Duration.ofHours(1));
    assertThat(Backoff.pauseAfter(1_000_000)).isEqualTo(Duration.ofHours(1));
  }
}
