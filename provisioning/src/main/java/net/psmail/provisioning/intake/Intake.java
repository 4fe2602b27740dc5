package net.psmail.provisioning.intake;

import java.time.Instant;
import java.util.List;
import net.psmail.provisioning.mailserver.ForeignMailStore.Security;

/**
 * Mail that is fetched, or was.
 *
 * @param endsAt until when it can be seen what came of it
 * @param folders as far as they were gone through
 * @param refusals the first of them
 * @param refused how many there are
 */
public record Intake(
    State state,
    String host,
    int port,
    Security security,
    String user,
    boolean apart,
    Instant askedAt,
    Instant endsAt,
    List<Folder> folders,
    List<Refusal> refusals,
    long refused) {

  public Intake {
    folders = List.copyOf(folders);
    refusals = List.copyOf(refusals);
  }

  /** How it is. */
  public enum State {
    RUNNING,
    /** Its owner has stopped it, and what fetches has not noticed yet: it may still put mails. */
    STOPPING,
    DONE,
    /** By its owner. */
    STOPPED,
    /** The process that fetched ended. */
    INTERRUPTED,
    /** The server there takes the password no more, or is not reached any more. */
    UNREACHABLE,
    /** The own mailbox is full. */
    FULL,
    /** The own mail server did not take the mail. */
    FAILED
  }

  /**
   * A folder there.
   *
   * @param target where its mails go here; empty for one that only shows those of others
   * @param mails how many it has
   * @param done how many were fetched
   * @param known how many were here already
   */
  public record Folder(
      String name, String target, long mails, long done, long known, long doneBytes) {}

  /** A mail that was not taken. */
  public record Refusal(String folder, Reason reason, Instant received, long bytes) {}

  /** Why a mail was not taken. */
  public enum Reason {
    TOO_LARGE,
    /** The server there did not give it. */
    UNREADABLE,
    /** The server here did not take it. */
    REFUSED
  }
}
