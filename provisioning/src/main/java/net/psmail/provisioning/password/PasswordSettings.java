package net.psmail.provisioning.password;

import java.net.URI;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator can say about passwords.
 *
 * @param parallel how many are hashed at the same time
 * @param queue how many may wait for that
 * @param breachService where ranges of leaked passwords are asked for; empty asks nobody
 */
public record PasswordSettings(int parallel, int queue, Optional<URI> breachService) {

  private static final String CORES = Integer.toString(Runtime.getRuntime().availableProcessors());

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static PasswordSettings read() {
    return new PasswordSettings(
        Math.toIntExact(Setting.atLeast(1, "psmail.password.parallel", CORES)),
        Math.toIntExact(Setting.atLeast(1, "psmail.password.queue", "64")),
        Setting.read(
            "psmail.password.breach.url",
            "",
            PasswordSettings::service,
            "nothing, or an address such as https://api.pwnedpasswords.com/range/"));
  }

  private static Optional<URI> service(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI uri = URI.create(text.endsWith("/") ? text : text + "/");
    if (uri.getHost() == null
        || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(uri);
  }
}
