package net.psmail.provisioning.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with many accounts. */
public enum BulkKind {
  /** Gives the mailbox a size: the value in MiB. */
  QUOTA,
  /** The value is the last day, or empty; the reason is needed. */
  SUSPEND_SENDING,
  /** The same. */
  SUSPEND_SIGN_IN,
  /** Ends a suspension. */
  LIFT,
  /** Writes the value down. */
  NOTE;

  /** As a table has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a table means; case and surrounding space do not matter. */
  static Optional<BulkKind> of(String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  /** Of two acts of one family on one account, the second would undo the first. */
  String family() {
    return switch (this) {
      case QUOTA -> "quota";
      case SUSPEND_SENDING, SUSPEND_SIGN_IN, LIFT -> "suspension";
      case NOTE -> "note";
    };
  }

  boolean suspends() {
    return this == SUSPEND_SENDING || this == SUSPEND_SIGN_IN;
  }
}
