package net.psmail.provisioning.mailserver;

/**
 * What a mail server says to a script.
 *
 * @param detail why it was refused, or the name of the other script; else empty
 */
public record ScriptAnswer(Fate fate, String detail) {

  /** What became of the script. */
  public enum Fate {
    /** Mail that arrives is sorted by it. */
    IN_FORCE,
    /** The server finds a mistake in it, or lacks an extension. */
    REFUSED,
    /** Another one is in force, which its owner has put there by another program. */
    OTHER_ACTIVE
  }

  /** It is in force. */
  public static final ScriptAnswer IN_FORCE = new ScriptAnswer(Fate.IN_FORCE, "");
}
