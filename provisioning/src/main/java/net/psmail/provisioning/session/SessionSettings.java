package net.psmail.provisioning.session;

import java.time.Duration;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about sessions.
 *
 * @param lifetime how long a session lives that nobody uses
 */
public record SessionSettings(Duration lifetime) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static SessionSettings read() {
    return new SessionSettings(Setting.duration("psmail.session.lifetime", "PT12H"));
  }
}
