package net.psmail.status;

/**
 * What the status application cannot do, with the part that the reader must know to put it right.
 */
public final class StatusException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** A setting has a value that cannot be meant; the payload is its key. */
    INVALID_SETTING,
    /** The database cannot be read or written; the payload is what was tried. */
    DATABASE_UNAVAILABLE
  }

  private final Kind kind;
  private final String payload;

  private StatusException(Kind kind, String payload, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.payload = payload;
  }

  private StatusException(Kind kind, String payload, String message) {
    super(message);
    this.kind = kind;
    this.payload = payload;
  }

  /** A setting that stops the start; {@code advice} says what to write instead. */
  public static StatusException invalidSetting(String key, String advice) {
    return new StatusException(Kind.INVALID_SETTING, key, key + ": " + advice);
  }

  /** The database did not do what was asked. */
  public static StatusException databaseUnavailable(String attempt, Throwable cause) {
    return new StatusException(
        Kind.DATABASE_UNAVAILABLE,
        attempt,
        "Could not " + attempt + ": " + cause.getMessage(),
        cause);
  }

  public Kind kind() {
    return kind;
  }

  public String payload() {
    return payload;
  }
}
