package net.psmail.status.component;

import java.util.Locale;

/** The state of a component. All but {@link #UNKNOWN} have the names that Statuspage gives them. */
public enum State {
  /** Not looked at yet. */
  UNKNOWN,
  OPERATIONAL,
  DEGRADED_PERFORMANCE,
  MAJOR_OUTAGE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
