package net.psmail.provisioning.invite;

import java.util.List;
import java.util.Optional;

/**
 * A page of open invitations.
 *
 * @param next before which number the next page begins; empty after the last
 */
public record OpenPage(List<SentInvite> invites, Optional<Long> next) {

  public OpenPage {
    invites = List.copyOf(invites);
  }
}
