package net.psmail.provisioning.sending;

import java.time.Duration;

/**
 * A part of the probation.
 *
 * @param until how old an account is when it is over
 * @param allowance what it may send until then
 */
record ProbationStep(Duration until, Allowance allowance) {

  private static final int PARTS = 3;

  /** Reads one as the configuration has it: age, recipients an hour, recipients a day. */
  static ProbationStep parse(String text) {
    String[] parts = text.strip().split(":", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(text);
    }
    Duration until = Duration.parse(parts[0]);
    long hourly = Long.parseLong(parts[1]);
    long daily = Long.parseLong(parts[2]);
    if (until.isNegative() || until.isZero() || hourly < 1 || daily < hourly) {
      throw new IllegalArgumentException(text);
    }
    return new ProbationStep(until, new Allowance(hourly, daily));
  }
}
