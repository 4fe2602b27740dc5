package net.psmail.provisioning.invite;

/**
 * An invitation in the moment of its making.
 *
 * @param token that of the link, which nobody learns later
 */
public record MadeInvite(SentInvite invite, String token) {

  /** Says nothing of the token, so that no log can. */
  @Override
  public String toString() {
    return "MadeInvite[" + invite + "]";
  }
}
