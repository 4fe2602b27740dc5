package net.psmail.provisioning.mailserver.embedded;

import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;

/** Addresses as they come in an envelope, with a tag perhaps: {@code anna+shop@psmail.test}. */
final class TaggedAddress {

  private TaggedAddress() {}

  /** The mailbox that the address leads to; empty when no mailbox of ours can have it. */
  static Optional<MailAddress> mailbox(String address) {
    int at = address.lastIndexOf('@');
    int plus = address.indexOf('+');
    String base =
        plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    try {
      return Optional.of(MailAddress.parse(base));
    } catch (ProvisioningException e) {
      return Optional.empty();
    }
  }

  static Optional<DomainName> domain(String address) {
    try {
      return Optional.of(DomainName.parse(address.substring(address.lastIndexOf('@') + 1)));
    } catch (ProvisioningException e) {
      return Optional.empty();
    }
  }
}
