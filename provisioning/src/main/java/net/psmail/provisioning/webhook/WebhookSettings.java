package net.psmail.provisioning.webhook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about webhooks.
 *
 * @param privateHosts whether addresses are called that are not public
 * @param roots a file of authorities that are believed besides the JDK's
 * @param timeout how long an answer is waited for
 * @param key the file with what seals the secrets
 */
public record WebhookSettings(
    boolean privateHosts, Optional<Path> roots, Duration timeout, Path key) {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static WebhookSettings read() {
    return new WebhookSettings(
        Setting.flag("psmail.webhook.private-hosts", "false"),
        path("psmail.webhook.roots"),
        Setting.read(
            "psmail.webhook.timeout",
            "PT10S",
            WebhookSettings::timeout,
            "a length of time of a minute at the most, such as PT10S (ten seconds)"),
        path("psmail.webhook.key")
            .orElseGet(() -> Path.of(Setting.text("psmail.data", "")).resolve("webhook.key")));
  }

  private static Optional<Path> path(String key) {
    return Optional.of(Setting.text(key, "")).filter(text -> !text.isEmpty()).map(Path::of);
  }

  private static Duration timeout(String text) {
    Duration timeout = Duration.parse(text);
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(text);
    }
    return timeout;
  }
}
