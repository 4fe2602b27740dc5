package net.psmail.provisioning.account;

import java.time.Duration;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about accounts.
 *
 * @param grace how long an owner can take back the wish to leave
 */
public record AccountSettings(Duration grace) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static AccountSettings read() {
    return new AccountSettings(Setting.duration("psmail.account.grace", "P14D"));
  }
}
