package net.psmail.portal.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A body that is read only as long as it is neither larger nor slower than any form of ours.
 *
 * @param length as it was announced, or -1
 */
record SlowBody(long length, Clock clock) {

  /** A mail of twenty thousand characters, whatever the language, as forms are encoded. */
  static final int BYTES = 256 * 1024;

  /** The container lets one read wait as long once more (read-timeout-millis in preboot.txt). */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int PIECE = 4096;

  byte[] read(InputStream body) throws IOException {
    if (length > BYTES) {
      throw new TooLarge();
    }
    Instant end = clock.instant().plus(PATIENCE);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
      read.write(piece, 0, count);
      if (read.size() > BYTES) {
        throw new TooLarge();
      }
      if (clock.instant().isAfter(end)) {
        throw new IOException("This body comes too slowly");
      }
    }
    return read.toByteArray();
  }

  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
