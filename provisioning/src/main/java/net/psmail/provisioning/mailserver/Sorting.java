package net.psmail.provisioning.mailserver;

/** What a mail server can do with mail that arrives, besides putting it into INBOX. */
public enum Sorting {
  /** Nothing. */
  NONE,
  /** It puts mail into folders and marks it, and asks for the rules at each message. */
  FOLDERS,
  /** It runs scripts (<a href="https://www.rfc-editor.org/rfc/rfc5228">RFC 5228</a>). */
  SCRIPTS;

  /** Whether mail goes into other folders. */
  public boolean files() {
    return this != NONE;
  }

  /** Whether mail is answered, and sent on to other addresses. */
  public boolean answers() {
    return this == SCRIPTS;
  }
}
