package net.psmail.provisioning.alias;

import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.address.MailAddress;

/**
 * What an operator says about letters to the provider.
 *
 * @param mailbox where they go; without one they are refused
 */
public record ContactSettings(Optional<MailAddress> mailbox) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static ContactSettings read() {
    return new ContactSettings(
        Setting.read(
            "psmail.contact.mailbox",
            "",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(MailAddress.parse(text)),
            "nothing, or the address of a mailbox of this installation"));
  }
}
