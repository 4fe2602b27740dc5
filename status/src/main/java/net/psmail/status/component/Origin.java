package net.psmail.status.component;

/** Who made a definition, and may change it. */
public enum Origin {
  /** This application, for the installation that it belongs to. */
  AUTOMATIC,
  /** The settings. */
  CONFIGURED,
  /** An operator in the console. */
  CONSOLE
}
