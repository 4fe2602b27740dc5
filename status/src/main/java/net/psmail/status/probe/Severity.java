package net.psmail.status.probe;

/** What the failure of a probe makes of its component; the names are those of component states. */
public enum Severity {
  MAJOR_OUTAGE,
  PARTIAL_OUTAGE,
  DEGRADED_PERFORMANCE
}
