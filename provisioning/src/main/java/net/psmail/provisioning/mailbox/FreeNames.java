package net.psmail.provisioning.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.address.ReservedNames;

/** Names that somebody may have: neither the provider's nor ever anybody's. */
@ApplicationScoped
public class FreeNames {

  @Inject ReservedNames reserved;
  @Inject Mailboxes mailboxes;
  @Inject Proposals proposals;

  /**
   * Says when an address cannot be had. One that can be had now may be another's in a moment: only
   * {@link Mailboxes#claim} decides.
   *
   * @throws ProvisioningException INVALID_ADDRESS, NAME_TAKEN
   */
  public void require(MailAddress address) {
    if (reserved.contains(address)) {
      throw ProvisioningException.invalidAddress(AddressFault.RESERVED);
    }
    if (mailboxes.isClaimed(address)) {
      throw taken(address);
    }
  }

  /** What to say to somebody who was too late. */
  public ProvisioningException taken(MailAddress address) {
    return ProvisioningException.nameTaken(proposals.near(address));
  }
}
