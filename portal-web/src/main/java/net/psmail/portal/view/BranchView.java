package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code branch.jte}, at {@code /control-room/invites/<account>}: one member and who came by it;
 * posts nothing to {@code give-back} below.
 *
 * @param self whose page it is
 * @param above who invited this one, and who invited them, the first of all first
 * @param guests who came by this one
 * @param open how many of the branch, this one included, are open: they would be taken back
 * @param revoked how many were taken back together with this one, and could be given back
 * @param whole whether all are shown
 * @param done what was done a moment ago, as in {@code branch.done.account-revoked}; null if
 *     nothing was
 */
public record BranchView(
    Person self,
    List<Person> above,
    List<Twig> guests,
    long open,
    long revoked,
    boolean whole,
    @Nullable String done) {

  /**
   * A member in the tree. The page is {@code /control-room/invites/<id>}.
   *
   * @param address null when the account is erased
   * @param state as in {@code branch.state.<state>}
   * @param since when the invitation was used; null for who came without
   */
  public record Person(long id, @Nullable String address, String state, @Nullable Instant since) {

    public boolean well() {
      return state.equals("active");
    }
  }

  /** A member with those who came by it. */
  public record Twig(Person person, List<Twig> guests) {}
}
