package net.psmail.status.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * Secrets by name. They are read from the settings at each look, so that a password that changed in
 * its file counts at once.
 */
final class Logins {

  private final Settings settings;

  Logins(Settings settings) {
    this.settings = settings;
  }

  /** The login of a probe's option, null if it has none. */
  @Nullable Login of(Probe probe, String option) throws Trouble {
    Optional<String> name = probe.option(option);
    return name.isEmpty() ? null : find(name.get());
  }

  Login find(String name) throws Trouble {
    try {
      return require(name);
    } catch (StatusException e) {
      throw new Trouble(Finding.NOT_CONFIGURED, "psmail.status.login." + name);
    }
  }

  /** Reads it, with a sentence on what is wrong with it. */
  Login require(String name) {
    String userKey = "psmail.status.login.NAME.user".replace("NAME", name);
    String user = settings.text(userKey, "");
    check(userKey, user);
    String passwordKey = "psmail.status.login.NAME.password".replace("NAME", name);
    String password = settings.text(passwordKey).orElseGet(() -> fromFile(name, passwordKey));
    check(passwordKey, password);
    return new Login(name, user, password);
  }

  private String fromFile(String name, String passwordKey) {
    String fileKey = "psmail.status.login.NAME.password.file".replace("NAME", name);
    Optional<String> file = settings.text(fileKey);
    if (file.isEmpty()) {
      throw StatusException.invalidSetting(
          passwordKey, "write the password, or write its file in " + fileKey + ".");
    }
    try {
      return Files.readString(Path.of(file.get())).strip();
    } catch (IOException | IllegalArgumentException e) {
      throw StatusException.invalidSetting(
          fileKey, "\"%s\" must be a file that this process can read.".formatted(file.get()));
    }
  }

  private static void check(String key, String value) {
    if (!value.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f)) {
      throw StatusException.invalidSetting(key, "use letters, digits and signs of ASCII alone.");
    }
  }
}
