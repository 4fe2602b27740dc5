package net.psmail.status.watch;

import net.psmail.status.component.Report;

/** Those whom a node shows what it knows. */
interface Readers {

  /** Reads from the database what the pages show besides the report. */
  void read();

  /**
   * Shows what is known.
   *
   * @param leads whether this is the node that publishes
   */
  void renew(Report report, boolean leads);
}
