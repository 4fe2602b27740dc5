package net.psmail.provisioning.clientsettings;

import java.util.Optional;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;

/**
 * A mailbox as a phone is to have it.
 *
 * @param mailbox whose it is
 * @param protocol how mail is fetched: IMAP or POP3
 * @param sender the name in the mails that it sends; empty if its owner gave none
 * @param password the device password; empty if the phone is to ask for it
 */
public record MailAccount(
    MailAddress mailbox, Protocol protocol, String sender, Optional<String> password) {

  public MailAccount {
    if (protocol == Protocol.SMTP) {
      throw new IllegalArgumentException("Nothing is fetched by SMTP");
    }
  }

  /** The settings alone. */
  public static MailAccount withoutPassword(MailAddress mailbox, Protocol protocol) {
    return new MailAccount(mailbox, protocol, "", Optional.empty());
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "MailAccount[" + mailbox + "]";
  }
}
