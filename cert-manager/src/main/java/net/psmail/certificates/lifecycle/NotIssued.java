package net.psmail.certificates.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An issuer did not do what it was asked. The message is a sentence for operators. */
public final class NotIssued extends Exception {

  private static final long serialVersionUID = 1L;

  /** Whether the order may be gone on with. */
  public enum Kind {
    /** The issuer cannot be reached or has a fault: the order stands. */
    UNAVAILABLE,
    /** The issuer said no: the order, if there was one, is lost. */
    REFUSED
  }

  private final Kind kind;
  private final @Nullable Instant retryAfter;

  public NotIssued(Kind kind, String sentence, @Nullable Instant retryAfter, Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public NotIssued(Kind kind, String sentence, Instant retryAfter) {
    super(sentence);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public NotIssued(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
    this.retryAfter = null;
  }

  Kind kind() {
    return kind;
  }

  /** Before which the issuer does not want to be asked again. */
  Optional<Instant> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** What happened, for operators. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
