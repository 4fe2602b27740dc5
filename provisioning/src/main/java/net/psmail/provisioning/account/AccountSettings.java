package net.psmail.provisioning.account;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about accounts.
 *
 * @param grace how long an owner can take back the wish to leave
 * @param waitingKey the file with what seals the mailbox keys of members who were taken over and
 *     have not signed in yet
 */
public record AccountSettings(Duration grace, Path waitingKey) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static AccountSettings read() {
    return new AccountSettings(
        Setting.duration("psmail.account.grace", "P14D"),
        Optional.of(Setting.text("psmail.account.waiting-key", ""))
            .filter(text -> !text.isEmpty())
            .map(Path::of)
            .orElseGet(() -> Path.of(Setting.text("psmail.data", "")).resolve("waiting.key")));
  }
}
