package net.psmail.provisioning.it;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, which a test can put forward. */
final class SettableClock extends Clock {

  static final SettableClock INSTANCE = new SettableClock();

  private volatile Duration ahead = Duration.ZERO;

  void putForward(Duration duration) {
    ahead = ahead.plus(duration);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
