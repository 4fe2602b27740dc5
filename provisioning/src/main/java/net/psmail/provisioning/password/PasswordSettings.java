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

  /** What the rest of the site needs, in MiB. */
  private static final long OTHERS = 140;

  /** In MiB, for one more member at the same time, one more newcomer and half a stranger. */
  private static final long EACH = 48;

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static PasswordSettings read() {
    return new PasswordSettings(
        Math.toIntExact(Setting.atLeast(1, "psmail.password.parallel", asManyAsFit())),
        Math.toIntExact(Setting.atLeast(1, "psmail.password.queue", "64")),
        Setting.read(
            "psmail.password.breach.url",
            "",
            PasswordSettings::service,
            "nothing, or an address such as https://api.pwnedpasswords.com/range/"));
  }

  /** As many as there are processors, as far as the memory reaches. */
  private static String asManyAsFit() {
    Runtime machine = Runtime.getRuntime();
    long room = Math.max(1, ((machine.maxMemory() >> 20) - OTHERS) / EACH);
    return Long.toString(Math.min(machine.availableProcessors(), room));
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
