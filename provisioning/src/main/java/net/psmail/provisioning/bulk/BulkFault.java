package net.psmail.provisioning.bulk;

/**
 * Why a table as a whole cannot be read.
 *
 * @param line where, counted from one; 0 if it is no matter of a line
 * @param what the column that it is about, or the most that there may be; may be empty
 */
public record BulkFault(Reason reason, long line, String what) {

  /** Why it cannot be read. */
  public enum Reason {
    EMPTY,
    TOO_LARGE,
    TOO_MANY_LINES,
    NOT_UTF8,
    COLUMN_MISSING,
    COLUMN_UNKNOWN,
    COLUMN_TWICE,
    QUOTES
  }

  static BulkFault of(Reason reason) {
    return new BulkFault(reason, 0, "");
  }
}
