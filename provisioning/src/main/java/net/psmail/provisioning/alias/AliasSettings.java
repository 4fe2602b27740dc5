package net.psmail.provisioning.alias;

import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about aliases of members.
 *
 * @param own how many names of their own choice they may have; 0: none
 * @param random how many random ones; 0: none
 */
public record AliasSettings(long own, long random) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static AliasSettings read() {
    return new AliasSettings(
        Setting.atLeast(0, "psmail.alias.own", "5"),
        Setting.atLeast(0, "psmail.alias.random", "100"));
  }
}
