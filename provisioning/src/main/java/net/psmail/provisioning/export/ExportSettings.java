package net.psmail.provisioning.export;

import java.nio.file.Path;
import java.time.Duration;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about copies to take along.
 *
 * @param directory where they lie
 * @param kept how long each can be fetched
 * @param reserve how many bytes of the disk they leave free
 * @param atOnce how many this process makes at a time
 */
public record ExportSettings(Path directory, Duration kept, long reserve, int atOnce) {

  private static final String DIRECTORY = "psmail.export.directory";

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static ExportSettings read() {
    return new ExportSettings(
        Setting.text(DIRECTORY, "").isEmpty()
            ? Path.of(Setting.text("psmail.data", "")).resolve("export")
            : Setting.read(
                DIRECTORY, "", ExportSettings::absolute, "the whole path of a directory"),
        Setting.duration("psmail.export.kept", "P7D"),
        Setting.atLeast(0, "psmail.export.reserve", "2147483648"),
        Math.toIntExact(Setting.atLeast(1, "psmail.export.at-once", "2")));
  }

  private static Path absolute(String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException(text);
    }
    return path;
  }
}
