package net.psmail.provisioning.audit;

import java.time.Duration;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about the trail.
 *
 * @param retention how long an entry is kept; sign-ins and refused ones thirty days at the most
 */
public record AuditSettings(Duration retention) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static AuditSettings read() {
    return new AuditSettings(Setting.duration("psmail.audit.retention", "P400D"));
  }
}
