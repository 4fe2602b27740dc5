package net.psmail.status.component;

import java.util.Locale;

/**
 * The state of a component, from good to bad. All but {@link #UNKNOWN} have the names that
 * Statuspage gives them.
 */
public enum State {
  /** Not looked at yet, or not of late. */
  UNKNOWN,
  OPERATIONAL,
  UNDER_MAINTENANCE,
  DEGRADED_PERFORMANCE,
  PARTIAL_OUTAGE,
  MAJOR_OUTAGE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
