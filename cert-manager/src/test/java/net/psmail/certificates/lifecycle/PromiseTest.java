package net.psmail.certificates.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.psmail.certificates.lifecycle.Promise.Spread;
import org.junit.jupiter.api.Test;

class PromiseTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock();
  private Promise promise = Promise.of("_25._tcp.mail.acme.test", "00");

  @Test
  void isRipeWhenAllHaveShownItForTwiceTheTimeToLive() {
    look(Spread.EVERYWHERE, HOUR);
    clock.forward(HOUR.multipliedBy(2).minusSeconds(1));
    look(Spread.EVERYWHERE, HOUR);
    assertThat(promise.isRipe()).isFalse();
    assertThat(promise.ripeAt()).isEqualTo(clock.instant().plusSeconds(1));

    clock.forward(Duration.ofSeconds(1));
    assertThat(promise.isRipe()).as("before anybody has looked").isFalse();
    look(Spread.EVERYWHERE, HOUR);

    assertThat(promise.isRipe()).isTrue();
  }

  @Test
  void anAnswerWithoutItSetsTheTimeBack() {
    look(Spread.EVERYWHERE, HOUR);
    clock.forward(HOUR);
    look(Spread.PARTLY, HOUR);
    assertThat(promise.ripeAt()).isNull();
    look(Spread.EVERYWHERE, HOUR);
    clock.forward(HOUR);
    look(Spread.EVERYWHERE, HOUR);

    assertThat(promise.isRipe()).isFalse();
  }

  @Test
  void isNotRipeAnyMoreWhenAServerLacksIt() {
    look(Spread.EVERYWHERE, HOUR);
    clock.forward(HOUR.multipliedBy(2));
    look(Spread.EVERYWHERE, HOUR);
    assertThat(promise.isRipe()).isTrue();

    look(Spread.PARTLY, HOUR);

    assertThat(promise.isRipe()).isFalse();
  }

  @Test
  void silenceHoldsTheTime() {
    look(Spread.EVERYWHERE, HOUR);
    clock.forward(HOUR.multipliedBy(3));
    look(Spread.UNCERTAIN, HOUR);
    assertThat(promise.isRipe()).isFalse();

    look(Spread.EVERYWHERE, HOUR);

    assertThat(promise.isRipe()).isTrue();
  }

  @Test
  void waitsForThoseWhoRememberWhatWasThereBefore() {
    look(Spread.NOWHERE, Duration.ofDays(1));
    look(Spread.EVERYWHERE, HOUR);

    assertThat(promise.ripeAt()).isEqualTo(clock.instant().plus(Duration.ofDays(2)));
  }

  @Test
  void waitsTwoMinutesAtLeastAndFourDaysAtMost() {
    look(Spread.EVERYWHERE, Duration.ofSeconds(1));
    assertThat(promise.ripeAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(2)));

    look(Spread.EVERYWHERE, Duration.ofDays(30));
    assertThat(promise.ripeAt()).isEqualTo(clock.instant().plus(Duration.ofDays(4)));
  }

  @Test
  void goesWhenItsKeyHasNotBeenUsedForAsLong() {
    look(Spread.EVERYWHERE, HOUR);
    promise = promise.used(false, clock.instant());
    clock.forward(HOUR);
    promise = promise.used(false, clock.instant());
    assertThat(promise.mayGo(clock.instant())).isFalse();
    clock.forward(HOUR);
    assertThat(promise.mayGo(clock.instant())).isTrue();

    promise = promise.used(true, clock.instant());

    assertThat(promise.mayGo(clock.instant())).isFalse();
  }

  @Test
  void isForgottenWhenNobodyRemembersIt() {
    look(Spread.EVERYWHERE, HOUR);
    promise = promise.used(false, clock.instant());
    clock.forward(HOUR);
    look(Spread.NOWHERE, Duration.ZERO);
    assertThat(promise.isForgotten(clock.instant())).isFalse();

    clock.forward(HOUR);

    assertThat(promise.isForgotten(clock.instant())).isTrue();
  }

  private void look(Spread spread, Duration ttl) {
    promise = promise.after(spread, ttl, clock.instant());
  }
}
