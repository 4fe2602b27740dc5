package net.psmail.status.component;

import java.util.List;
import java.util.Locale;

/**
 * The state of everything in one word; all but {@link #UNKNOWN} are Statuspage's indicators.
 *
 * <p>Unknown wins over all, because nobody may be told that all is well before all was looked at.
 */
public enum Overall {
  UNKNOWN,
  NONE,
  /** Nothing is down, something is limited. */
  MINOR,
  /** Something is down. */
  MAJOR,
  /** Everything is down. */
  CRITICAL;

  static Overall of(List<State> states) {
    if (states.contains(State.UNKNOWN)) {
      return UNKNOWN;
    }
    if (states.stream().allMatch(state -> state == State.MAJOR_OUTAGE)) {
      return CRITICAL;
    }
    if (states.contains(State.MAJOR_OUTAGE)) {
      return MAJOR;
    }
    return states.contains(State.DEGRADED_PERFORMANCE) ? MINOR : NONE;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
