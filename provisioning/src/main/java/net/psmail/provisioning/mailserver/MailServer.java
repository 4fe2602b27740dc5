package net.psmail.provisioning.mailserver;

import java.util.List;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.MailAddress;

/**
 * The server that holds the mail. Every call may be repeated; a call that fails with {@link
 * ProvisioningException.Kind#MAIL_SERVER_UNAVAILABLE} is worth repeating later.
 */
public interface MailServer {

  /**
   * Makes the server ready. A server that runs on its own needs nothing.
   *
   * @throws ProvisioningException START_REFUSED with one sentence for the operator, for instance
   *     when a port is taken
   */
  void start();

  /** Ends every session and gives the ports back. */
  void stop();

  /**
   * Puts a message into the INBOX of a mailbox; it is on disk when this returns.
   *
   * @param message a whole message as of <a href="https://www.rfc-editor.org/rfc/rfc5322">RFC
   *     5322</a>
   * @throws ProvisioningException NOT_FOUND when nobody has this address, LIMIT_REACHED when the
   *     mailbox is full, MAIL_SERVER_UNAVAILABLE when the server does not answer
   */
  void deliver(MailAddress to, byte[] message);

  /** Whether letters leave for the mailboxes of other providers. */
  boolean reachesOthers();

  /**
   * Brings a letter of the provider on its way to anybody; when this returns, the server has it.
   *
   * @param to an address that {@link net.psmail.provisioning.address.AnyAddress} takes for one
   * @throws ProvisioningException NOT_FOUND when the server will never take it for this address,
   *     LIMIT_REACHED when it is a mailbox that is full, MAIL_SERVER_UNAVAILABLE when the server
   *     does not answer
   */
  void send(String to, byte[] message);

  /**
   * Cuts every open session of a mailbox, after a device password was revoked. A mailbox without
   * sessions, or one that does not exist, is no error.
   */
  void endSessions(MailAddress mailbox);

  /**
   * The folders of a mailbox, in no order. One that every mailbox has may be left out as long as
   * nobody has put anything into it.
   *
   * @throws ProvisioningException NOT_FOUND when the server has no such mailbox,
   *     MAIL_SERVER_UNAVAILABLE when it does not answer
   */
  List<FolderUse> folders(MailAddress mailbox);

  /** What it can do with mail that arrives. */
  Sorting sorting();

  /**
   * Puts the script by which mail to a mailbox is sorted from now on. A server that asks for the
   * rules at each message has nothing to do.
   *
   * @param takeOver whether it takes the place of a script that its owner has put there by another
   *     program
   * @throws ProvisioningException MAIL_SERVER_UNAVAILABLE when it does not answer
   */
  ScriptAnswer putScript(MailAddress mailbox, String script, boolean takeOver);

  /**
   * Removes all mail of a mailbox for good and cuts its sessions. A mailbox without mail is no
   * error.
   *
   * @throws ProvisioningException NOT_FOUND when the server has no such mailbox any more, and so
   *     cannot find its mail: erase first, then take it out of the directory
   */
  void erase(MailAddress mailbox);
}
