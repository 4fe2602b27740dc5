package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code import.jte}: mail that is fetched from another provider.
 *
 * @param run the last that was asked for; null when there is none
 */
public record ImportView(@Nullable Run run, Form form, List<Problem> problems) {

  public ImportView {
    problems = List.copyOf(problems);
  }

  /** How it is. */
  public enum State {
    RUNNING,
    STOPPING,
    DONE,
    STOPPED,
    INTERRUPTED,
    UNREACHABLE,
    FULL,
    FAILED;

    /** The end of a message key. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What stands in the form.
   *
   * @param port as text, for it may be none
   * @param starttls whether TLS is spoken after STARTTLS only
   * @param again whether it goes on where an earlier one stopped
   */
  public record Form(
      String host, String port, boolean starttls, String user, boolean apart, boolean again) {}

  /**
   * What is or was fetched.
   *
   * @param refused how many mails were not taken
   * @param refusals the first of them
   */
  public record Run(
      State state,
      String host,
      String user,
      Instant askedAt,
      List<Folder> folders,
      List<Refusal> refusals,
      long refused) {

    private static final int WHOLE = 100;

    public Run {
      folders = List.copyOf(folders);
      refusals = List.copyOf(refusals);
    }

    /** Whether something is still coming. */
    public boolean running() {
      return state == State.RUNNING || state == State.STOPPING;
    }

    /** Whether it can be told to stop. */
    public boolean stoppable() {
      return state == State.RUNNING;
    }

    public long mails() {
      return folders.stream().mapToLong(Folder::mails).sum();
    }

    public long done() {
      return folders.stream().mapToLong(Folder::done).sum();
    }

    public long known() {
      return folders.stream().mapToLong(Folder::known).sum();
    }

    public long bytes() {
      return folders.stream().mapToLong(Folder::bytes).sum();
    }

    /** How far the folders are that were opened, of a hundred parts. */
    public int percent() {
      return (int) Math.min(WHOLE, (done() + known() + refused) * WHOLE / Math.max(1, mails()));
    }
  }

  /** A folder there and the one here that its mails go to. */
  public record Folder(String name, String target, long mails, long done, long known, long bytes) {}

  /** A mail that was not taken. */
  public record Refusal(String folder, String reason, Instant received, long bytes) {}
}
