package net.psmail.certificates.localca;

import java.time.Duration;
import java.time.Instant;

/** When a certificate is valid. It begins in the past, for clients whose clock is slow. */
record Life(Instant begins, Instant ends) {

  private static final Duration SLOW_CLOCKS = Duration.ofHours(1);

  static Life from(Instant now, Duration length) {
    return new Life(now.minus(SLOW_CLOCKS), now.plus(length));
  }

  Life notBeyond(Instant limit) {
    return ends.isAfter(limit) ? new Life(begins, limit) : this;
  }
}
