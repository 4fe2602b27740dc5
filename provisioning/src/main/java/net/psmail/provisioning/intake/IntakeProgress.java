package net.psmail.provisioning.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import net.psmail.provisioning.device.LentPassword;

/** Keeps the pace, says now and then how far it is, and finds out whether it is still wanted. */
final class IntakeProgress {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final IntakeRows rows;
  private final String run;
  private final LentPassword password;
  private final BooleanSupplier ending;
  private final Clock clock;
  private final long nanosBetween;
  private final List<MailImportRefusal> refusals = new ArrayList<>();
  private Instant next;
  private long turn = System.nanoTime();

  IntakeProgress(
      IntakeRows rows,
      String run,
      LentPassword password,
      BooleanSupplier ending,
      Clock clock,
      long perSecond) {
    this.rows = rows;
    this.run = run;
    this.password = password;
    this.ending = ending;
    this.clock = clock;
    this.nanosBetween = Duration.ofSeconds(1).toNanos() / perSecond;
    this.next = clock.instant();
  }

  void refused(MailImportRefusal refusal) {
    refusals.add(refusal);
  }

  /**
   * Called before each mail, and when a folder is done.
   *
   * @param now whether it must be said now
   */
  void look(MailImportFolder folder, boolean now) throws Unwanted {
    alive(folder, now);
    waitForTurn();
  }

  /** The same for what is no mail: it costs no turn. */
  void alive(MailImportFolder folder, boolean now) throws Unwanted {
    Instant moment = clock.instant();
    boolean ends = ending.getAsBoolean();
    if (now || ends || !moment.isBefore(next)) {
      next = moment.plus(PAUSE);
      password.prolong();
      if (!rows.beat(run, folder, List.copyOf(refusals))) {
        throw new Unwanted();
      }
      refusals.clear();
    }
    if (ends) {
      throw new Unwanted();
    }
  }

  /** Nobody else's mail shall be slower for it, here or there. */
  private void waitForTurn() {
    long now = System.nanoTime();
    turn = Math.max(turn + nanosBetween, now - nanosBetween);
    if (turn > now) {
      LockSupport.parkNanos(turn - now);
    }
  }

  /** What takes long calls this again and again. */
  interface Sign {

    void alive() throws Unwanted;
  }

  /** Nobody wants it to go on. */
  static final class Unwanted extends Exception {

    private static final long serialVersionUID = 1L;
  }
}
