package net.psmail.provisioning.export;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import net.psmail.provisioning.device.LentPassword;

/** Counts what a copy has, says so now and then, and finds out whether anybody still wants it. */
final class Progress {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ExportRows rows;
  private final ExportFiles files;
  private final String file;
  private final LentPassword password;
  private final BooleanSupplier ending;
  private final Clock clock;
  private Instant next;
  private long mails;
  private long bytes;
  private long leftOut;

  /** Ends with an exception when this process ends. */
  Progress(
      ExportRows rows,
      ExportFiles files,
      String file,
      LentPassword password,
      BooleanSupplier ending,
      Clock clock) {
    this.rows = rows;
    this.files = files;
    this.file = file;
    this.password = password;
    this.ending = ending;
    this.clock = clock;
    this.next = clock.instant();
  }

  Export.Done done() {
    return new Export.Done(mails, bytes, leftOut);
  }

  void copied(long mailBytes) throws IOException, Unwanted {
    mails++;
    bytes += mailBytes;
    look();
  }

  void leftOut() throws IOException, Unwanted {
    leftOut++;
    look();
  }

  /** Called often; looks seldom. */
  private void look() throws IOException, Unwanted {
    if (ending.getAsBoolean()) {
      throw new Unwanted(Export.State.INTERRUPTED);
    }
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(PAUSE);
      password.prolong();
      if (!rows.beat(file, done())) {
        throw new Unwanted(Export.State.FAILED);
      }
      if (!files.hasRoom(0)) {
        throw new Unwanted(Export.State.NO_ROOM);
      }
    }
  }

  /** Nobody waits for the copy any more. */
  static final class Unwanted extends Exception {

    private static final long serialVersionUID = 1L;

    private final Export.State state;

    Unwanted(Export.State state) {
      super("The copy is not wanted any more");
      this.state = state;
    }

    Export.State state() {
      return state;
    }
  }
}
