package net.psmail.status.component;

import java.util.List;
import java.util.Locale;

/**
 * The state of everything in one word; all but {@link #UNKNOWN} are Statuspage's indicators.
 *
 * <p>What is bad is said at once. That all is well is said only when all was looked at.
 */
public enum Overall {
  UNKNOWN,
  /** Everything works. */
  NONE,
  /** Nothing is down; something is limited. */
  MINOR,
  /** Something is down, or is down for some. */
  MAJOR,
  /** Everything is down. */
  CRITICAL;

  static Overall of(List<State> states) {
    boolean unknown = states.isEmpty() || states.contains(State.UNKNOWN);
    if (!unknown && states.stream().allMatch(state -> state == State.MAJOR_OUTAGE)) {
      return CRITICAL;
    }
    if (states.contains(State.MAJOR_OUTAGE) || states.contains(State.PARTIAL_OUTAGE)) {
      return MAJOR;
    }
    if (unknown) {
      return UNKNOWN;
    }
    return states.contains(State.DEGRADED_PERFORMANCE) ? MINOR : NONE;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
