package net.psmail.provisioning.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about mail that members fetch from elsewhere.
 *
 * @param ports those that are called
 * @param privateHosts whether addresses are called that are not public
 * @param roots a file of authorities that are believed besides the JDK's
 * @param largest how many bytes a mail may have
 * @param perSecond how many mails are fetched in a second for one member
 * @param atOnce for how many members this process fetches at a time
 * @param kept how long it can be seen what came of it
 */
public record IntakeSettings(
    Set<Integer> ports,
    boolean privateHosts,
    Optional<Path> roots,
    int largest,
    long perSecond,
    int atOnce,
    Duration kept) {

  private static final int HIGHEST_PORT = 65_535;
  private static final int SMALLEST_LIMIT = 1024;

  /** A mail is in memory as a whole. */
  private static final int LARGEST_LIMIT = 1024 * 1024 * 1024;

  public IntakeSettings {
    ports = Set.copyOf(ports);
  }

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static IntakeSettings read() {
    return new IntakeSettings(
        Setting.read(
            "psmail.import.ports",
            "993, 143",
            IntakeSettings::ports,
            "ports, separated by commas, such as 993, 143"),
        Setting.flag("psmail.import.private-hosts", "false"),
        Optional.of(Setting.text("psmail.import.roots", ""))
            .filter(text -> !text.isEmpty())
            .map(Path::of),
        Setting.read(
            "psmail.import.largest",
            "52428800",
            IntakeSettings::largest,
            "a whole number from %d to %d".formatted(SMALLEST_LIMIT, LARGEST_LIMIT)),
        Setting.atLeast(1, "psmail.import.per-second", "50"),
        Math.toIntExact(Setting.atLeast(1, "psmail.import.at-once", "4")),
        Setting.duration("psmail.import.kept", "P30D"));
  }

  private static Set<Integer> ports(String text) {
    return Arrays.stream(text.split(",")).map(IntakeSettings::port).collect(Collectors.toSet());
  }

  private static int largest(String text) {
    int bytes = Integer.parseInt(text);
    if (bytes < SMALLEST_LIMIT || bytes > LARGEST_LIMIT) {
      throw new IllegalArgumentException(text);
    }
    return bytes;
  }

  private static int port(String text) {
    int port = Integer.parseInt(text.strip());
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(text);
    }
    return port;
  }
}
