package net.psmail.provisioning.mailbox;

import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about mailboxes.
 *
 * @param quotaBytes how much mail a new mailbox may hold
 */
public record MailboxSettings(long quotaBytes) {

  private static final long SMALLEST = 1024 * 1024;

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static MailboxSettings read() {
    return new MailboxSettings(Setting.atLeast(SMALLEST, "psmail.mailbox.quota", "1073741824"));
  }
}
