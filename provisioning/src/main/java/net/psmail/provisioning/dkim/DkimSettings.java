package net.psmail.provisioning.dkim;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about signatures.
 *
 * @param directory where the signer reads keys and its table; empty when nothing signs
 */
public record DkimSettings(Optional<Path> directory) {

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static DkimSettings read() {
    return Setting.read(
        "psmail.dkim.directory",
        "",
        DkimSettings::parse,
        "the absolute path of a directory that is there and belongs to the user of the signer");
  }

  private static DkimSettings parse(String text) {
    if (text.isEmpty()) {
      return new DkimSettings(Optional.empty());
    }
    Path directory = Path.of(text);
    if (!directory.isAbsolute() || !Files.isDirectory(directory)) {
      throw new IllegalArgumentException(text);
    }
    return new DkimSettings(Optional.of(directory));
  }
}
