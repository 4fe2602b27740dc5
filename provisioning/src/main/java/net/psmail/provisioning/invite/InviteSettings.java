package net.psmail.provisioning.invite;

import java.time.Duration;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about invitations of members.
 *
 * @param allowance how many people a member may invite within a period; 0 for none
 * @param period of the allowance
 * @param age how long somebody is a member before the first one
 * @param lifetime how long one can be used
 */
public record InviteSettings(long allowance, Duration period, Duration age, Duration lifetime) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static InviteSettings read() {
    return new InviteSettings(
        Setting.atLeast(0, "psmail.invite.allowance", "5"),
        Setting.duration("psmail.invite.period", "P90D"),
        Setting.duration("psmail.invite.age", "P30D"),
        Setting.duration("psmail.invite.lifetime", "P14D"));
  }

  /** Whether members invite at all. */
  public boolean areOn() {
    return allowance > 0;
  }
}
