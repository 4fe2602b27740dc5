package net.psmail.portal.message;

import java.time.Duration;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about messages of guests.
 *
 * @param retention how long one is kept that operators have done with
 */
public record MessageSettings(Duration retention) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static MessageSettings read() {
    return new MessageSettings(Setting.duration("psmail.message.retention", "P90D"));
  }
}
