package net.psmail.status.history;

import java.time.LocalDate;
import net.psmail.status.component.State;

/**
 * One day of a component, in UTC, in seconds.
 *
 * @param known how long its state was known
 */
public record Day(
    LocalDate date, int known, int major, int partial, int degraded, int maintenance) {

  /** What one outage of all counts, and one of part, as Statuspage's readers are used to. */
  private static final double PART = 0.3;

  /** The share of the known time in which it worked, from 0 to 1; 1 when nothing is known. */
  public double uptime() {
    return known == 0 ? 1 : 1 - (major + PART * partial) / known;
  }

  /** The worst that happened; UNKNOWN when nobody looked. */
  public State worst() {
    if (major > 0) {
      return State.MAJOR_OUTAGE;
    } else if (partial > 0) {
      return State.PARTIAL_OUTAGE;
    } else if (degraded > 0) {
      return State.DEGRADED_PERFORMANCE;
    } else if (maintenance > 0) {
      return State.UNDER_MAINTENANCE;
    }
    return known == 0 ? State.UNKNOWN : State.OPERATIONAL;
  }

  /** Both together. */
  public Day plus(Day other) {
    return new Day(
        date,
        known + other.known,
        major + other.major,
        partial + other.partial,
        degraded + other.degraded,
        maintenance + other.maintenance);
  }
}
