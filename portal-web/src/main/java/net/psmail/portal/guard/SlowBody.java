package net.psmail.portal.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A body that is read only as long as it is neither larger nor slower than it may be.
 *
 * @param length as it was announced, or -1
 */
record SlowBody(long length, Bounds bounds, Clock clock) {

  /** Any form of ours, of anybody: a mail of twenty thousand characters, as forms are encoded. */
  static final Bounds FORM = new Bounds(256 * 1024, Duration.ofSeconds(10));

  /** A picture, a long text or an archive of somebody who writes the site. */
  static final Bounds FILE = new Bounds(11 * 1024 * 1024, Duration.ofMinutes(2));

  private static final int PIECE = 4096;

  byte[] read(InputStream body) throws IOException {
    if (length > bounds.bytes()) {
      throw new TooLarge();
    }
    Instant end = clock.instant().plus(bounds.patience());
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
      read.write(piece, 0, count);
      if (read.size() > bounds.bytes()) {
        throw new TooLarge();
      }
      if (clock.instant().isAfter(end)) {
        throw new IOException("This body comes too slowly");
      }
    }
    return read.toByteArray();
  }

  /**
   * How much of it may come in how long.
   *
   * @param patience the container lets one read wait for ten seconds more (read-timeout-millis in
   *     preboot.txt)
   */
  record Bounds(int bytes, Duration patience) {}

  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
