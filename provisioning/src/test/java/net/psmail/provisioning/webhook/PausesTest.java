package net.psmail.provisioning.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

  @Test
  void growThreefoldUntilTheyAreTwelveHours() {
    List<Long> minutes =
        IntStream.rangeClosed(1, 8).mapToObj(tries -> Pauses.after(tries).toMinutes()).toList();
    assertThat(minutes).containsExactly(1L, 3L, 9L, 27L, 81L, 243L, 720L, 720L);
  }

  @Test
  void endWithinThreeDaysAndNotMuchBefore() {
    Duration all =
        IntStream.rangeClosed(1, 11).mapToObj(Pauses::after).reduce(Duration.ZERO, Duration::plus);
    assertThat(all).isLessThan(Pauses.PATIENCE).isGreaterThan(Duration.ofHours(60));
    assertThat(all.plus(Pauses.after(12))).isGreaterThan(Pauses.PATIENCE);
  }
}
