package net.psmail.portal.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code part/sending.jte}: to how many recipients an account has sent, and how many it may.
 *
 * @param lastHour those of the last hour
 * @param hourly how many it may be; 0 for any number
 * @param lastDay those of the last day
 * @param daily how many it may be; 0 for any number
 * @param next what it may be later; null if the account is not new
 * @param lifted whether an operator has ended its probation
 */
public record SendingView(
    long lastHour, long hourly, long lastDay, long daily, @Nullable Next next, boolean lifted) {

  /**
   * How an account grows.
   *
   * @param at from when on
   * @param hourly 0 for any number
   * @param daily 0 for any number
   */
  public record Next(Instant at, long hourly, long daily) {}

  /** How many it may send to now. */
  public long left() {
    long hour = hourly == 0 ? Long.MAX_VALUE : hourly - lastHour;
    long day = daily == 0 ? Long.MAX_VALUE : daily - lastDay;
    return Math.max(0, Math.min(hour, day));
  }

  /** Whether there is any limit. */
  public boolean limited() {
    return hourly > 0 || daily > 0;
  }
}
