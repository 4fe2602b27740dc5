package net.psmail.certificates.lifecycle;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a certificate is to be renewed. */
final class RenewalRule {

  private static final Duration SHORT_LIVED = Duration.ofDays(10);
  private static final int PARTS_OF_A_LIFE = 30;
  private static final int PARTS_TO_SPARE = 6;
  private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofHours(6);

  private RenewalRule() {}

  /**
   * The window that the issuer suggests; without one, or when following it would let the
   * certificate expire, a thirtieth of its life that begins after two thirds of it, or after half
   * of it when it lives less than ten days.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9773#section-4.2">RFC 9773, 4.2</a>
   */
  static Window window(Instant begins, Instant ends, Optional<Window> suggested) {
    return suggested
        .filter(window -> window.end().isBefore(ends))
        .orElseGet(() -> ownWindow(begins, ends));
  }

  /** How long an issuer's word on the window is good for: it may want a renewal within a day. */
  static Duration betweenLooks(X509Certificate served) {
    Duration part = life(served).dividedBy(PARTS_OF_A_LIFE);
    return part.compareTo(LONGEST_BETWEEN_LOOKS) < 0 ? part : LONGEST_BETWEEN_LOOKS;
  }

  /** Whether a renewal may wait for a day and more: a sixth of the life is left. */
  static boolean hasTime(X509Certificate served, Instant now) {
    Instant ends = served.getNotAfter().toInstant();
    return now.isBefore(ends.minus(life(served).dividedBy(PARTS_TO_SPARE)));
  }

  private static Duration life(X509Certificate served) {
    return Duration.between(served.getNotBefore().toInstant(), served.getNotAfter().toInstant());
  }

  private static Window ownWindow(Instant begins, Instant ends) {
    Duration life = Duration.between(begins, ends);
    Duration untouched =
        life.compareTo(SHORT_LIVED) < 0 ? life.dividedBy(2) : life.multipliedBy(2).dividedBy(3);
    Instant start = begins.plus(untouched);
    return new Window(start, start.plus(life.dividedBy(PARTS_OF_A_LIFE)));
  }
}
