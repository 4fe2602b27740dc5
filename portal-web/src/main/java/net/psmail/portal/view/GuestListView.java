package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code guests.jte}, at {@code /control-room/invites}: who came by invitations, and those that
 * operators make. Posts {@code form}, {@code domain} and {@code note} there and nothing to {@code
 * /open/<id>/withdraw} below; asks for {@code address} by get.
 *
 * @param newest who came last
 * @param open those of operators that nobody has used yet; {@code before} asks for more of them
 * @param domains into which can be invited
 * @param domain the chosen one of the form
 * @param note what was typed, kept
 * @param link the newest, which is shown once; null otherwise
 * @param withdrawn whether one was withdrawn a moment ago
 * @param sought the address that was looked for in vain; empty if none was
 */
public record GuestListView(
    List<Arrival> newest,
    OpenInvites open,
    List<String> domains,
    String domain,
    String note,
    @Nullable String link,
    boolean withdrawn,
    String form,
    String sought,
    List<Problem> problems) {

  /**
   * A page of invitations.
   *
   * @param later whether newer ones are left out
   * @param older before which number the next page begins; null after the last
   */
  public record OpenInvites(List<InvitesView.Open> invites, boolean later, @Nullable Long older) {

    /** Whether there is anything to show or to lead to. */
    public boolean any() {
      return later || !invites.isEmpty();
    }
  }

  /**
   * Somebody who came by an invitation.
   *
   * @param inviter who invited; null for an operator
   */
  public record Arrival(BranchView.Person guest, BranchView.@Nullable Person inviter) {}
}
