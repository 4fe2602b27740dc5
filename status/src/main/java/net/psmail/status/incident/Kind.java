package net.psmail.status.incident;

/** What a message of the operators is about. */
public enum Kind {
  INCIDENT,
  /** Work that is planned, announced before, and begins and ends by itself. */
  MAINTENANCE
}
