package net.psmail.provisioning.postfixadmin;

import java.nio.file.Path;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * Where PostfixAdmin's database is.
 *
 * @param url a JDBC URL; empty when nothing is taken over
 * @param passwordFile the first line of it is the password; empty for none
 */
public record TakeoverSettings(Optional<String> url, String user, Optional<Path> passwordFile) {

  private static final String START = "jdbc:mysql://";

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static TakeoverSettings read() {
    return new TakeoverSettings(
        Setting.read(
            "psmail.postfixadmin.url",
            "",
            TakeoverSettings::url,
            "nothing, or the address of a MySQL or MariaDB database such as"
                + " jdbc:mysql://db.example.org:3306/postfix"),
        Setting.text("psmail.postfixadmin.user", ""),
        Optional.of(Setting.text("psmail.postfixadmin.password-file", ""))
            .filter(text -> !text.isEmpty())
            .map(Path::of));
  }

  private static Optional<String> url(String text) {
    if (!text.isEmpty() && !text.startsWith(START)) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(text).filter(url -> !url.isEmpty());
  }

  /** Host and database for people, without what may be secret. */
  Optional<String> shown() {
    return url.map(
        text -> {
          String place = text.substring(START.length()).replaceFirst("[?#].*", "");
          return place.substring(place.lastIndexOf('@') + 1);
        });
  }
}
