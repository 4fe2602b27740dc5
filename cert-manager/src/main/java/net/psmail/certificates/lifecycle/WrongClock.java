package net.psmail.certificates.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * What a clock that was wrong for a while has left behind: moments that no right clock writes. They
 * must not keep a certificate from being renewed.
 */
final class WrongClock {

  /** Longer than anything is waited for: {@link RetryRule} sees to that. */
  private static final Duration FAR = Duration.ofDays(8);

  private WrongClock() {}

  /** From when on a moment is none to wait for. */
  static Instant bound(Instant now) {
    return now.plus(FAR);
  }
}
