package net.psmail.provisioning.stored;

/** A column of a table, and how its owner reads it. */
public record StoredColumn(String name, Kind kind) {

  /** What stands in it. */
  public enum Kind {
    TEXT,
    /** One of a few words of ours, as in {@code NOT_FOR_SENDING}. */
    WORD,
    NUMBER,
    BYTES,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A moment as {@link java.time.Instant} writes it. */
    MOMENT,
    /** A day as {@link java.time.LocalDate} writes it. */
    DAY,
    /** A check value, or what only a secret of the owner opens: that it is there, and no more. */
    SEALED
  }
}
