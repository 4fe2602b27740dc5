package net.psmail.provisioning.export;

import java.time.Instant;

/**
 * A copy to take along, or what became of it.
 *
 * @param askedAt when its owner asked for it
 * @param endsAt when it will be deleted
 * @param mails of the mailbox, when it was asked for
 * @param bytes of the mailbox, when it was asked for
 * @param done how far it is
 * @param fileBytes how large the file is, once it is ready
 */
public record Export(
    State state,
    Instant askedAt,
    Instant endsAt,
    long mails,
    long bytes,
    Done done,
    long fileBytes) {

  /** How a copy is. */
  public enum State {
    RUNNING,
    READY,
    /** The process that made it ended: whoever wants it asks again. */
    INTERRUPTED,
    /** The mail server did not give the mail. */
    FAILED,
    /** The disk has no room for it. */
    NO_ROOM
  }

  /**
   * What the file has so far.
   *
   * @param leftOut mails that could not be read, which a list in the file names
   */
  public record Done(long mails, long bytes, long leftOut) {}

  private static final int WHOLE = 100;

  /** How much of the mail is in it, of a hundred parts. */
  public int percent() {
    long all = Math.max(1, bytes);
    return (int) Math.min(WHOLE, done.bytes() * WHOLE / all);
  }
}
