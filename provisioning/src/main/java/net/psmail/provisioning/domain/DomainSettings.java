package net.psmail.provisioning.domain;

import java.util.Arrays;
import java.util.List;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.address.DomainName;

/**
 * What an operator says about domains.
 *
 * @param domains made at the start; the first is the default
 */
public record DomainSettings(List<DomainName> domains) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static DomainSettings read() {
    return new DomainSettings(
        Setting.read(
            "psmail.domains",
            "psmail.test",
            text -> Arrays.stream(text.split(",")).map(DomainName::parse).distinct().toList(),
            "one or more domain names with commas between, such as example.org,example.net"));
  }
}
