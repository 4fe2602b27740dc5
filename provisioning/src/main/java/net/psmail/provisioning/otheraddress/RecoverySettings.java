package net.psmail.provisioning.otheraddress;

import java.time.Duration;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about recoveries by the other address.
 *
 * @param delay how long the owner can stop one before it can be finished
 */
public record RecoverySettings(Duration delay) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static RecoverySettings read() {
    return new RecoverySettings(Setting.duration("psmail.recovery.delay", "PT48H"));
  }
}
