package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code member.jte}, at {@code /control-room/accounts/<id>}: all that operators see of an account.
 * Posts {@code text} to {@code notes} below, nothing to {@code notes/<id>/remove}, {@code quota} to
 * {@code quota}, nothing to {@code probation/lift}.
 *
 * @param self who it is
 * @param now what an operator has set going
 * @param mail what lies in the mailbox
 * @param access what opens it
 * @param aliases the last fifty
 * @param above who invited this one, and who invited them, the first of all first
 * @param jobs what waits to be done
 * @param acts of operators, the newest first
 * @param typed what stands in the forms
 * @param done what was done a moment ago, as in {@code member.done.<act>}; null if nothing was
 */
public record MemberView(
    Self self,
    Now now,
    Mail mail,
    Access access,
    List<Alias> aliases,
    List<BranchView.Person> above,
    List<Job> jobs,
    List<Note> notes,
    List<Act> acts,
    Typed typed,
    @Nullable String done,
    List<Problem> problems) {

  /**
   * Who it is.
   *
   * @param state as in {@code branch.state.<state>}
   * @param leavesAt when it is erased; null if that is not intended
   */
  public record Self(
      long id,
      String address,
      String domain,
      String state,
      Instant since,
      @Nullable Instant leavesAt,
      String language) {

    /** Whether it can be suspended and reset. */
    public boolean open() {
      return state.equals("active") || state.equals("leaving");
    }

    /** Whether its deletion can be asked for. */
    public boolean erasable() {
      return open() || revoked();
    }

    public boolean revoked() {
      return state.equals("revoked");
    }

    public String path() {
      return "/control-room/accounts/" + id;
    }
  }

  /**
   * What an operator has set going.
   *
   * @param link to another password, shown once; null otherwise
   */
  public record Now(
      @Nullable Suspended suspended,
      @Nullable Reset reset,
      @Nullable String link,
      @Nullable Deletion deletion) {}

  /**
   * That it is suspended.
   *
   * @param from {@code sending} or {@code sign-in}
   * @param until null if only an operator ends it
   */
  public record Suspended(
      String from, String reason, Instant since, @Nullable Instant until, String by) {}

  /** That a link to another password waits to be used. */
  public record Reset(Instant since, Instant endsAt, String by) {}

  /**
   * That an operator wants it deleted.
   *
   * @param own whether it is the one who looks, who cannot agree
   * @param approvedBy null as long as nobody has agreed
   */
  public record Deletion(
      String reason, String by, Instant at, boolean own, @Nullable String approvedBy) {}

  /**
   * What lies in the mailbox, and what leaves it.
   *
   * @param usedBytes null if the mail server does not answer
   */
  public record Mail(
      long quotaBytes,
      @Nullable Long usedBytes,
      int percent,
      boolean takesMail,
      SendingView sending) {}

  /**
   * What opens it.
   *
   * @param app whether an app for codes is a second step
   * @param older where older sign-ins begin; null if there are none
   */
  public record Access(
      boolean recoveryConfirmed,
      boolean app,
      int passkeys,
      List<DevicesView.Device> devices,
      List<SignInsView.Row> signIns,
      @Nullable String older) {

    public boolean secondStep() {
      return app || passkeys > 0;
    }
  }

  /** An address besides the one of the mailbox. */
  public record Alias(String address, boolean active) {}

  /** Work that waits. */
  public record Job(String name, Instant next, long failures) {}

  /** What an operator wrote down. */
  public record Note(long id, String text, String by, Instant at) {}

  /** What an operator did. */
  public record Act(Instant at, String act, String who, String subject) {}

  /** What stands in the forms. */
  public record Typed(String quota, String note) {}
}
