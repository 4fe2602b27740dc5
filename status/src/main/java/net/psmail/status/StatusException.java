package net.psmail.status;

import org.jspecify.annotations.Nullable;

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
    DATABASE_UNAVAILABLE,
    /** What somebody wrote cannot be taken; the payload is the field, the reason a short code. */
    INVALID_INPUT,
    /** What was asked for is not there; the payload is what kind of thing it is. */
    NOT_FOUND,
    /** Somebody else has changed it meanwhile; the payload is what kind of thing it is. */
    CONFLICT
  }

  private final Kind kind;
  private final String payload;

  private final String reason;

  private StatusException(
      Kind kind, String payload, String reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.payload = payload;
    this.reason = reason;
  }

  /** A setting that stops the start; {@code advice} says what to write instead. */
  public static StatusException invalidSetting(String key, String advice) {
    return new StatusException(Kind.INVALID_SETTING, key, "", key + ": " + advice, null);
  }

  /** The database did not do what was asked. */
  public static StatusException databaseUnavailable(String attempt, Throwable cause) {
    return new StatusException(
        Kind.DATABASE_UNAVAILABLE,
        attempt,
        "",
        "Could not " + attempt + ": " + cause.getMessage(),
        cause);
  }

  /**
   * A field that cannot be taken as it is.
   *
   * @param reason a code that the reader's language has a sentence for, such as {@code too_long}
   */
  public static StatusException invalidInput(String field, String reason) {
    return new StatusException(Kind.INVALID_INPUT, field, reason, field + ": " + reason, null);
  }

  public static StatusException notFound(String thing) {
    return new StatusException(Kind.NOT_FOUND, thing, "", "There is no such " + thing, null);
  }

  public static StatusException conflict(String thing) {
    return new StatusException(
        Kind.CONFLICT, thing, "", "Somebody else has changed this " + thing, null);
  }

  public Kind kind() {
    return kind;
  }

  public String payload() {
    return payload;
  }

  /** The code of an invalid input, else empty. */
  public String reason() {
    return reason;
  }
}
