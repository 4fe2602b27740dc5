package net.psmail.provisioning.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known of an account when it is asked how much it may send. */
record Standing(
    Instant since, boolean lifted, SentCounts counts, Instant now, SendingSettings settings) {

  Allowance allowance() {
    return allowanceAt(now);
  }

  /** When it may send more by itself; empty for who is past that. */
  Optional<Instant> growsAt() {
    return lifted
        ? Optional.empty()
        : settings.step(Duration.between(since, now)).map(step -> since.plus(step.until()));
  }

  Allowance allowanceAt(Instant moment) {
    return lifted ? settings.ceiling() : settings.allowance(Duration.between(since, moment));
  }

  /** Why a mail to so many is not sent; empty if it may be. */
  Optional<SendingRefusal> refusal(long recipients) {
    Instant again = roomFor(recipients, now);
    return again.equals(now)
        ? Optional.empty()
        : Optional.of(new SendingRefusal(recipients, allowance(), Optional.of(again)));
  }

  /** As it is, when no waiting within this step helps. */
  Optional<SendingRefusal> refusalOfTooMany(long recipients) {
    return allowance().holds(recipients)
        ? Optional.empty()
        : Optional.of(new SendingRefusal(recipients, allowance(), Optional.empty()));
  }

  private Instant roomFor(long recipients, Instant moment) {
    Allowance allowance = allowanceAt(moment);
    Instant hour = counts.roomAt(Allowance.HOUR, allowance.hourly(), recipients, moment);
    Instant day = counts.roomAt(Allowance.DAY, allowance.daily(), recipients, moment);
    Instant room = hour.isAfter(day) ? hour : day;
    return growsAt()
        .filter(growth -> moment.isBefore(growth) && growth.isBefore(room))
        .map(growth -> roomFor(recipients, growth))
        .orElse(room);
  }
}
