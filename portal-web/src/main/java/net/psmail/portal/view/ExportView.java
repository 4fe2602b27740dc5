package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code export.jte}, {@code exportnew.jte} and {@code exportfetch.jte}: a copy of all mail and
 * data, to take along.
 *
 * @param copy the last that was asked for; null when there is none
 * @param days how long one can be fetched
 */
public record ExportView(@Nullable Copy copy, long days, List<Problem> problems) {

  public ExportView {
    problems = List.copyOf(problems);
  }

  /** How a copy is. */
  public enum State {
    RUNNING,
    READY,
    INTERRUPTED,
    FAILED,
    NO_ROOM;

    /** The end of a message key. */
    public String key() {
      return Words.of(this);
    }
  }

  /**
   * A copy.
   *
   * @param mails of the mailbox, when it was asked for
   * @param doneMails that it has
   * @param percent how far it is
   * @param leftOut mails that could not be read
   */
  public record Copy(
      State state,
      Instant askedAt,
      Instant endsAt,
      long mails,
      long doneMails,
      long doneBytes,
      int percent,
      long leftOut,
      long fileBytes) {

    public boolean running() {
      return state == State.RUNNING;
    }

    public boolean ready() {
      return state == State.READY;
    }
  }
}
