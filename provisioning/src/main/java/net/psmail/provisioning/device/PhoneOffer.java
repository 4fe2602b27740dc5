package net.psmail.provisioning.device;

import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.clientsettings.MailAccount;

/**
 * What sets up a phone, for its owner to see while the phone has not logged in. One of link and
 * account is there.
 *
 * @param device what the phone is called
 * @param until when the password ends, unless the phone has logged in by then
 * @param link the token of the link behind which the account waits
 * @param account the account with its password
 */
public record PhoneOffer(
    String device, Instant until, Optional<String> link, Optional<MailAccount> account) {

  /** Names the device only. */
  @Override
  public String toString() {
    return "PhoneOffer[" + device + "]";
  }
}
