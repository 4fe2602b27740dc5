package net.psmail.provisioning.webhook;

import java.time.Duration;

/** When a message is tried again: after a minute, then after three times as long each time. */
final class Pauses {

  /** How long a message is tried; eleven times, if each fails. */
  static final Duration PATIENCE = Duration.ofDays(3);

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int TRIPLINGS = 6;

  private Pauses() {}

  static Duration after(int tries) {
    Duration pause = FIRST.multipliedBy(Math.round(Math.pow(3, Math.min(tries - 1, TRIPLINGS))));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
