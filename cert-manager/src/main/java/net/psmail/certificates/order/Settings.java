package net.psmail.certificates.order;

import static net.psmail.certificates.CertificatesException.Kind.CONFIGURATION;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.psmail.certificates.CertificatesException;
import org.eclipse.microprofile.config.Config;

/** Single settings of this module, each checked when it is read. */
final class Settings {

  private static final String NAME = "NAME";

  private final Config config;

  Settings(Config config) {
    this.config = config;
  }

  /** The value, or nothing when it is not set or blank. */
  Optional<String> text(String key) {
    return config
        .getOptionalValue(key, String.class)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** The value of one of several things of a kind: {@code NAME} in the key stands for its name. */
  Optional<String> text(String key, String name) {
    return text(key.replace(NAME, name));
  }

  /** What stands between commas. */
  static List<String> words(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  /**
   * The value as what it says.
   *
   * @param advice what to write instead, when it says nothing
   * @throws CertificatesException CONFIGURATION
   */
  <T> Optional<T> read(String key, Function<String, T> parser, String advice) {
    try {
      return text(key).map(parser);
    } catch (IllegalArgumentException e) {
      throw wrong(key, advice);
    }
  }

  /** As {@link #read(String, Function, String)}, of one of several things of a kind. */
  <T> Optional<T> read(String key, String name, Function<String, T> parser, String advice) {
    return read(key.replace(NAME, name), parser, advice);
  }

  /** A folder by its absolute path. */
  Optional<Path> folder(String key, String name) {
    String advice = "write the absolute path of a folder, such as /etc/letsencrypt";
    Optional<Path> folder = read(key, name, Path::of, advice);
    if (folder.isPresent() && !folder.get().isAbsolute()) {
      throw wrong(key, name, advice);
    }
    return folder;
  }

  static CertificatesException wrong(String key, String advice) {
    return new CertificatesException(CONFIGURATION, key, key + ": " + advice + ".");
  }

  static CertificatesException wrong(String key, String name, String advice) {
    return wrong(key.replace(NAME, name), advice);
  }
}
