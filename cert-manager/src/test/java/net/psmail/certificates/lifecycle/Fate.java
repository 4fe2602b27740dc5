package net.psmail.certificates.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** What goes wrong in a simulated world, and what time it is there. */
final class Fate {

  /** What ends a process does not ask anybody. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  final SplittableRandom random;
  private final int issuers;
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  int kills;

  Fate(long seed, int issuers) {
    this.random = new SplittableRandom(seed);
    this.issuers = issuers;
  }

  boolean strikes(double share) {
    return random.nextDouble() < share;
  }

  /** Ends the process here, sometimes. */
  void mayKill() {
    if (strikes(0.003)) {
      kills++;
      throw new Killed();
    }
  }

  /** One issuer after the other is down for a week in each month. */
  boolean isDown(int issuer) {
    long day = now.getEpochSecond() / Duration.ofDays(1).toSeconds();
    return day % 30 < 7 && day / 30 % issuers == issuer;
  }

  Duration between(Duration least, Duration most) {
    return Duration.ofSeconds(random.nextLong(least.toSeconds(), most.toSeconds()));
  }
}
