package net.psmail.provisioning.clientsettings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/**
 * The settings of one mailbox in the formats that set a phone up without typing. With a password
 * inside, what they give is as secret as that.
 */
@ApplicationScoped
public class PhoneSettings {

  @Inject private ClientSettings settings;

  /**
   * A configuration profile for Apple's systems, unsigned.
   *
   * @throws ProvisioningException NOT_FOUND when the domain is served no more
   */
  public byte[] appleProfile(MailAccount account) {
    return AppleProfile.write(serversOf(account), account);
  }

  /**
   * What a QR code holds for Thunderbird for Android.
   *
   * @throws ProvisioningException NOT_FOUND when the domain is served no more
   */
  public String thunderbirdCode(MailAccount account) {
    return ThunderbirdCode.write(serversOf(account), account);
  }

  private DomainServers serversOf(MailAccount account) {
    return settings
        .of(account.mailbox().domain())
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }
}
