package net.psmail.provisioning.bulk;

import net.psmail.provisioning.audit.Act;

/** Where lines come from. */
public enum BulkSource {
  /** A table that an operator has handed in. */
  TABLE(Act.BULK_ORDERED, Act.BULK_STOPPED),
  /** The database of PostfixAdmin. */
  POSTFIXADMIN(Act.TAKEOVER_ORDERED, Act.TAKEOVER_STOPPED);

  private final Act ordered;
  private final Act stopped;

  BulkSource(Act ordered, Act stopped) {
    this.ordered = ordered;
    this.stopped = stopped;
  }

  Act ordered() {
    return ordered;
  }

  Act stopped() {
    return stopped;
  }
}
