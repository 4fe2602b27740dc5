package net.psmail.status.probe;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One look: when it began, what it found, how long it took.
 *
 * @param detail what operators want to know besides, such as the first line that a server sent or
 *     which record is missing: printable, at most {@value #LONGEST_DETAIL} characters, without any
 *     secret; null if there is nothing
 */
public record Outcome(Instant at, Finding finding, Duration took, @Nullable String detail) {

  static final int LONGEST_DETAIL = 200;

  public Outcome {
    detail = detail == null ? null : printable(detail);
  }

  /** One without a detail. */
  public Outcome(Instant at, Finding finding, Duration took) {
    this(at, finding, took, null);
  }

  public boolean failed() {
    return finding.verdict() == Finding.Verdict.FAILED;
  }

  private static @Nullable String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e\\xa1-\\x{d7ff}]+", "?").strip();
    String shortened = clean.substring(0, Math.min(clean.length(), LONGEST_DETAIL));
    return shortened.isEmpty() ? null : shortened;
  }
}
