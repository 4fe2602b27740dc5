package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code guests.jte}, at {@code /control-room/invites}: who came by invitations, and those that
 * operators make. Posts {@code form}, {@code domain} and {@code note} there and nothing to {@code
 * /open/<id>/withdraw} below; asks for {@code address} by get.
 *
 * @param newest who came last
 * @param open those of operators that nobody has used yet
 * @param domains into which can be invited
 * @param domain the chosen one of the form
 * @param note what was typed, kept
 * @param link the newest, which is shown once; null otherwise
 * @param withdrawn whether one was withdrawn a moment ago
 * @param sought the address that was looked for in vain; empty if none was
 */
public record GuestListView(
    List<Arrival> newest,
    List<InvitesView.Open> open,
    List<String> domains,
    String domain,
    String note,
    @Nullable String link,
    boolean withdrawn,
    String form,
    String sought,
    List<Problem> problems) {

  /**
   * Somebody who came by an invitation.
   *
   * @param inviter who invited; null for an operator
   */
  public record Arrival(BranchView.Person guest, BranchView.@Nullable Person inviter) {}
}
