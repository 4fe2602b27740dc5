package net.psmail.provisioning.bulk;

/** What is wrong with a line, so that nothing is done for it. */
public enum LineFault {
  /** It has more fields than the first line has columns. */
  TOO_MANY_FIELDS(Column.REASON),
  ADDRESS_INVALID(Column.ADDRESS),
  /** Nobody's mailbox has this address; an alias is none. */
  ADDRESS_UNKNOWN(Column.ADDRESS),
  /** The account is waiting for a decision, was taken back, or is being erased. */
  ACCOUNT_CLOSED(Column.ADDRESS),
  ACT_UNKNOWN(Column.ACT),
  QUOTA_INVALID(Column.VALUE),
  DAY_INVALID(Column.VALUE),
  DAY_OVER(Column.VALUE),
  NOTE_NEEDED(Column.VALUE),
  NOTE_TOO_LONG(Column.VALUE),
  /** No more notes about this account. */
  NOTES_FULL(Column.VALUE),
  VALUE_NOT_WANTED(Column.VALUE),
  REASON_NEEDED(Column.REASON),
  REASON_TOO_LONG(Column.REASON),
  REASON_NOT_WANTED(Column.REASON),
  /** An earlier line says the same, or something else about the same. */
  TWICE(Column.ADDRESS);

  private final Column column;

  LineFault(Column column) {
    this.column = column;
  }

  /** Where it is. */
  public Column column() {
    return column;
  }
}
