package net.psmail.provisioning.mailedcode;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.AnyAddress;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.outgoing.Letters;

/** Which addresses confirm that somebody has a mailbox at another provider. */
@ApplicationScoped
class ForeignAddresses {

  @Inject Letters letters;
  @Inject MailDomains domains;
  @Inject BlockedDomains blocked;

  boolean areReached() {
    return letters.reachOthers();
  }

  /**
   * An address as it is written to; the domain in its ASCII form. All of our own are refused in the
   * same words, whether they are somebody's or not.
   *
   * @throws ProvisioningException ADDRESS_REFUSED, MAIL_STAYS_HERE
   */
  String require(String typed) {
    if (!areReached()) {
      throw ProvisioningException.of(Kind.MAIL_STAYS_HERE);
    }
    String address = normal(typed.strip());
    DomainName domain = AnyAddress.domain(address);
    if (domains.served().contains(domain) || blocked.include(domain)) {
      throw refused();
    }
    return address;
  }

  private static String normal(String typed) {
    int at = typed.lastIndexOf('@');
    if (at < 0) {
      throw refused();
    }
    String address = typed.substring(0, at) + "@" + domain(typed.substring(at + 1));
    if (!AnyAddress.is(address)) {
      throw refused();
    }
    return address;
  }

  private static DomainName domain(String typed) {
    try {
      return DomainName.parse(typed);
    } catch (ProvisioningException none) {
      throw refused();
    }
  }

  private static ProvisioningException refused() {
    return ProvisioningException.of(Kind.ADDRESS_REFUSED);
  }
}
