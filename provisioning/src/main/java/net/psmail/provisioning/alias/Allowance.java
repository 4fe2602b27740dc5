package net.psmail.provisioning.alias;

/**
 * How many aliases of a kind a member may have.
 *
 * @param most all of them; 0 when there are none of this kind here
 * @param taken those that there are, with the removed ones that may be taken back
 */
public record Allowance(long most, long taken) {

  /** Whether one more may be made. */
  public boolean hasRoom() {
    return taken < most;
  }
}
