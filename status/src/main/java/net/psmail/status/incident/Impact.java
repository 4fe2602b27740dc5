package net.psmail.status.incident;

import java.util.Collection;
import java.util.Locale;
import net.psmail.status.component.State;

/** How bad an incident is, in Statuspage's words. */
public enum Impact {
  NONE,
  MINOR,
  MAJOR,
  CRITICAL,
  /** Planned work. */
  MAINTENANCE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The impact when the components that an incident names are in these states. */
  public static Impact of(Collection<State> states) {
    if (states.contains(State.MAJOR_OUTAGE)) {
      return CRITICAL;
    }
    if (states.contains(State.PARTIAL_OUTAGE)) {
      return MAJOR;
    }
    return states.contains(State.DEGRADED_PERFORMANCE) ? MINOR : NONE;
  }
}
