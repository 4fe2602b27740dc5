package net.psmail.certificates.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** A time in which something should be done. */
public record Window(Instant start, Instant end) {

  public Window {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("A window ends after it starts.");
    }
  }

  /** A moment in it, each as likely as any other, so that not all of the world comes at once. */
  Instant pick(RandomGenerator random) {
    long millis = Duration.between(start, end).toMillis();
    return start.plusMillis(millis == 0 ? 0 : random.nextLong(millis));
  }
}
