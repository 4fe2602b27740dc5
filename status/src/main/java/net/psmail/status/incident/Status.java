package net.psmail.status.incident;

import java.util.Locale;

/** How far an incident or maintenance has come, in Statuspage's words. */
public enum Status {
  INVESTIGATING,
  IDENTIFIED,
  MONITORING,
  RESOLVED,
  POSTMORTEM,
  SCHEDULED,
  IN_PROGRESS,
  VERIFYING,
  COMPLETED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this is a status of that kind. */
  public boolean fits(Kind kind) {
    return (compareTo(SCHEDULED) < 0) == (kind == Kind.INCIDENT);
  }

  /** Whether it is over. */
  public boolean isOver() {
    return this == RESOLVED || this == POSTMORTEM || this == COMPLETED;
  }
}
