package net.psmail.provisioning.sending;

import java.time.Duration;

/**
 * To how many recipients an account may send.
 *
 * @param hourly within any hour; 0 for any number
 * @param daily within any day; 0 for any number
 */
public record Allowance(long hourly, long daily) {

  static final Duration HOUR = Duration.ofHours(1);
  static final Duration DAY = Duration.ofDays(1);

  /** What is not limited. */
  static final Allowance ANY = new Allowance(0, 0);

  /** Whether a mail to so many can be sent at all, by who has sent nothing before. */
  boolean holds(long recipients) {
    return fits(recipients, hourly) && fits(recipients, daily);
  }

  static boolean fits(long recipients, long most) {
    return most == 0 || recipients <= most;
  }
}
