package net.psmail.provisioning.postfixadmin;

import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;

/** Names as PostfixAdmin has them. */
final class ForeignNames {

  private ForeignNames() {}

  /** The address, unless what stands there must be read as another to be one. */
  static Optional<MailAddress> address(String text) {
    try {
      return Optional.of(MailAddress.parse(text))
          .filter(address -> address.toString().equals(plain(text)));
    } catch (ProvisioningException invalid) {
      return Optional.empty();
    }
  }

  static boolean isDomain(String text) {
    try {
      return DomainName.parse(text).ascii().equals(plain(text));
    } catch (ProvisioningException invalid) {
      return false;
    }
  }

  static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
