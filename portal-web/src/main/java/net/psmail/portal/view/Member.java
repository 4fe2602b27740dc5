package net.psmail.portal.view;

/**
 * The person who is signed in.
 *
 * @param name the mail address, or the sign-in name of an operator without a mailbox
 */
public record Member(String name, Role role) {

  /** What the person sees of the site. */
  public enum Role {
    /** A mailbox of one's own. */
    MEMBER,
    /** The texts. */
    AUTHOR,
    /** The whole control room. */
    OPERATOR,
    /** And who works there. */
    ADMINISTRATOR
  }

  /** Whether the control room is there for this person. */
  public boolean operator() {
    return role != Role.MEMBER;
  }

  /** Whether the person sees more of the control room than the texts. */
  public boolean runsTheProvider() {
    return role.compareTo(Role.OPERATOR) >= 0;
  }
}
