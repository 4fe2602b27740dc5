package net.psmail.provisioning.device;

import java.util.Optional;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.MailAccount;

/** What is sealed of an account; none of it can hold a line break. */
record SealedAccount(Protocol protocol, String password, String sender) {

  static SealedAccount parse(String text) {
    String[] lines = text.split("\n", -1);
    return new SealedAccount(Protocol.valueOf(lines[0]), lines[1], lines[2]);
  }

  String text() {
    return String.join("\n", protocol.name(), password, sender);
  }

  MailAccount of(MailAddress mailbox) {
    return new MailAccount(mailbox, protocol, sender, Optional.of(password));
  }

  /** Says nothing, so that no log can. */
  @Override
  public String toString() {
    return "SealedAccount";
  }
}
