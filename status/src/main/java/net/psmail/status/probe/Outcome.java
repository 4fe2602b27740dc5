package net.psmail.status.probe;

import java.time.Duration;
import java.time.Instant;

/** One look at a port: when it began, what it found, how long it took. */
public record Outcome(Instant at, Finding finding, Duration took) {

  public boolean failed() {
    return finding.verdict() == Finding.Verdict.FAILED;
  }
}
