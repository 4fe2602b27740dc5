package net.psmail.status.component;

/** Who says what state a component is in, from the weakest word to the strongest. */
public enum Source {
  PROBES,
  /** An open incident. */
  INCIDENT,
  /** What operators set at the component itself. */
  OPERATOR,
  /** Planned work that is going on. */
  MAINTENANCE
}
