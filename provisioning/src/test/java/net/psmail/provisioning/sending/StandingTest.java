package net.psmail.provisioning.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {

  private static final Instant SINCE = Instant.parse("2026-11-27T12:00:00Z");
  private static final SendingSettings SETTINGS =
      new SendingSettings(
          SendingSettings.steps("P1D:20:20, P7D:50:100"), new Allowance(300, 1000), 0);

  @Test
  void growsWithTheAgeOfTheAccount() {
    assertThat(fresh(Duration.ZERO).allowance()).isEqualTo(new Allowance(20, 20));
    assertThat(fresh(Duration.ofHours(23)).growsAt()).contains(SINCE.plus(Duration.ofDays(1)));
    assertThat(fresh(Duration.ofDays(1)).allowance()).isEqualTo(new Allowance(50, 100));
    assertThat(fresh(Duration.ofDays(7)).allowance()).isEqualTo(new Allowance(300, 1000));
    assertThat(fresh(Duration.ofDays(7)).growsAt()).isEmpty();
  }

  @Test
  void isOverOnceAnOperatorHasEndedIt() {
    Standing lifted = new Standing(SINCE, true, SentCounts.NONE, SINCE, SETTINGS);
    assertThat(lifted.allowance()).isEqualTo(new Allowance(300, 1000));
    assertThat(lifted.growsAt()).isEmpty();
  }

  @Test
  void allowsNeverMoreThanTheCeiling() {
    SendingSettings low =
        new SendingSettings(SendingSettings.steps("P1D:20:20"), new Allowance(0, 5), 0);
    assertThat(low.allowance(Duration.ZERO)).isEqualTo(new Allowance(20, 5));
  }

  @Test
  void saysWhenToTryAgain() {
    Duration age = Duration.ofDays(2);
    Standing spent = sent(50, age);
    assertThat(spent.refusal(1).orElseThrow().text())
        .isEqualTo(
            "4.7.1 You may send to 50 recipients an hour and 100 a day at present;"
                + " try again after 2026-11-29 13:15 UTC");
    assertThat(spent.refusal(1).orElseThrow().code()).isEqualTo(450);
  }

  @Test
  void saysTheDayOnWhichItGrowsWhenThatComesBefore() {
    assertThat(sent(20, Duration.ofHours(20)).refusal(1).orElseThrow().again())
        .contains(SINCE.plus(Duration.ofDays(1)));
  }

  @Test
  void refusesForGoodWhatNoWaitingHelps() {
    SendingRefusal refusal = fresh(Duration.ZERO).refusalOfTooMany(21).orElseThrow();
    assertThat(refusal.code()).isEqualTo(550);
    assertThat(refusal.text())
        .isEqualTo(
            "5.7.1 You may send to 20 recipients an hour and 20 a day at present;"
                + " this mail has 21, send less");
    assertThat(fresh(Duration.ZERO).refusalOfTooMany(20)).isEmpty();
    assertThat(fresh(Duration.ZERO).refusal(20)).isEmpty();
  }

  @Test
  void limitsNothingWhereNothingIsLimited() {
    Standing free =
        new Standing(
            SINCE,
            false,
            SentCounts.NONE,
            SINCE,
            new SendingSettings(SendingSettings.steps("off"), Allowance.ANY, 0));
    assertThat(free.refusalOfTooMany(1_000_000)).isEmpty();
    assertThat(free.refusal(1_000_000)).isEmpty();
    assertThat(free.growsAt()).isEmpty();
  }

  @Test
  void tellsWhatComesNext() {
    SendingState state = SendingState.of(sent(7, Duration.ofHours(1)));
    assertThat(state)
        .isEqualTo(
            new SendingState(
                7,
                7,
                new Allowance(20, 20),
                Optional.of(SINCE.plus(Duration.ofDays(1))),
                new Allowance(50, 100),
                false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P1D",
        "P1D:20",
        "P1D:20:10",
        "P1D:0:10",
        "PT0S:1:1",
        "-P1D:1:1",
        "P1D:1:1,",
        "P7D:1:1,P1D:2:2",
        "P1D:2:2,P7D:1:2",
        "P1D:2:9,P7D:2:8",
        "P1D:x:1"
      })
  void refusesStepsThatMakeNoSense(String text) {
    assertThatThrownBy(() -> SendingSettings.steps(text)).isInstanceOf(RuntimeException.class);
  }

  private static Standing fresh(Duration age) {
    return new Standing(SINCE, false, SentCounts.NONE, SINCE.plus(age), SETTINGS);
  }

  private static Standing sent(long recipients, Duration age) {
    Instant now = SINCE.plus(age);
    return new Standing(SINCE, false, SentCounts.NONE.plus(now, recipients), now, SETTINGS);
  }
}
