package net.psmail.provisioning.bulk;

import java.util.Locale;

/** The columns of a table; its first line names them, in any order. */
public enum Column {
  ADDRESS,
  ACT,
  VALUE,
  REASON;

  /** As the first line has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
