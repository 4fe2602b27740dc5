package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code staff.jte}, at {@code /control-room/staff}; posts a {@link DutyForm} there, and to the
 * addresses of {@link Person} and {@link Invitation}. Roles are words as in the keys {@code
 * staff.role.author}.
 *
 * @param done what was done a moment ago; null if nothing was
 * @param link the newest invitation, which is shown once; null otherwise
 * @param duty of the form for another one
 */
public record StaffView(
    List<Person> people,
    List<Invitation> invitations,
    @Nullable Done done,
    @Nullable Link link,
    DutyForm duty,
    List<Problem> problems) {

  /**
   * Somebody who works here. The page is {@code /control-room/staff/<id>}.
   *
   * @param domain for which alone the person works; null for who works for all
   * @param lastSignIn null when it is longer ago than sign-ins are kept
   * @param erasedAt when the account is erased, if the access has ended; else null
   * @param secondStep whether the sign-in has a second step
   * @param self whether it is who looks at the page
   */
  public record Person(
      long id,
      String name,
      String role,
      @Nullable String domain,
      Instant since,
      @Nullable Instant lastSignIn,
      @Nullable Instant erasedAt,
      boolean secondStep,
      boolean self) {

    public boolean ended() {
      return erasedAt != null;
    }
  }

  /**
   * An open one; posts to {@code /control-room/staff/invitations/<id>/withdraw}.
   *
   * @param domain for which alone the person will work; null for all
   * @param madeBy null for the one that the start made
   */
  public record Invitation(
      long id, String role, @Nullable String domain, @Nullable String madeBy, Instant expiresAt) {}

  /**
   * An act, as the audit has it.
   *
   * @param act as in the keys {@code staff.done.role-changed}
   */
  public record Done(String act, String object) {}

  /**
   * The address that lets somebody in.
   *
   * @param domain for which alone the person will work; null for all
   */
  public record Link(String href, String role, @Nullable String domain) {}
}
