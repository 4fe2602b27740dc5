package net.psmail.certificates.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When to try again what failed: after 1, 10 and 100 minutes, then daily, and never too early. */
final class RetryRule {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(100),
          Duration.ofDays(1));

  /** No limit that is known of an issuer lasts longer. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private RetryRule() {}

  /**
   * @param failures how often it has failed in a row, this time included
   * @param retryAfter before which the other side does not want to be asked; not more than a week
   *     is given to it
   */
  static Instant nextTry(Instant now, int failures, Optional<Instant> retryAfter) {
    Instant ours = now.plus(PAUSES.get(Math.min(failures, PAUSES.size()) - 1));
    Instant latest = now.plus(LONGEST);
    return retryAfter
        .map(theirs -> theirs.isBefore(latest) ? theirs : latest)
        .filter(ours::isBefore)
        .orElse(ours);
  }
}
