package net.psmail.certificates.preflight;

import java.time.Duration;

/** How long all of a preflight may take: whoever does it holds a lease. */
final class Patience {

  private final long end;

  Patience(Duration length) {
    this.end = System.nanoTime() + length.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }
}
