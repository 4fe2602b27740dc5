package net.psmail.provisioning.account;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.psmail.provisioning.account.Account.State;
import net.psmail.provisioning.invite.Guest;
import net.psmail.provisioning.key.Digests;

/**
 * Whom it would concern if a branch was taken back.
 *
 * @param concerned those who would be taken back, or refused where they wait; those who are nearest
 *     first
 * @param digest of them and what they are at this moment
 */
public record ShownBranch(List<Guest> concerned, String digest) {

  private static final Set<String> CONCERNED =
      Set.of(State.ACTIVE.name(), State.LEAVING.name(), State.WAITING.name());

  static ShownBranch of(Stream<Guest> branch) {
    List<Guest> concerned =
        branch.filter(one -> one.state().filter(CONCERNED::contains).isPresent()).toList();
    List<String> lines =
        concerned.stream()
            .map(one -> one.account() + " " + one.state().orElseThrow())
            .sorted()
            .toList();
    return new ShownBranch(concerned, Digests.sha256(lines.toString()));
  }
}
