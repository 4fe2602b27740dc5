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

  /** Whether an operator may say this after that; an incident that was resolved may come back. */
  boolean mayFollow(Status before) {
    return switch (this) {
      case INVESTIGATING, IDENTIFIED, MONITORING -> before.compareTo(RESOLVED) <= 0;
      case RESOLVED -> before.compareTo(RESOLVED) < 0;
      case POSTMORTEM -> before == RESOLVED || before == POSTMORTEM;
      case SCHEDULED -> before == SCHEDULED;
      case IN_PROGRESS -> before.compareTo(SCHEDULED) >= 0 && before != COMPLETED;
      case VERIFYING, COMPLETED -> before == IN_PROGRESS || before == VERIFYING;
    };
  }
}
