package net.psmail.status;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings as an operator wrote them, read with a sentence for each mistake.
 *
 * <p>An empty value is the same as none, as MicroProfile Config has it.
 */
public final class Settings {

  private final Function<String, Optional<String>> source;

  public Settings(Function<String, Optional<String>> source) {
    this.source = source;
  }

  public Optional<String> text(String key) {
    return source.apply(key).map(String::strip).filter(value -> !value.isEmpty());
  }

  public String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /** Whether something is so; it is not where nothing is said. */
  public boolean flag(String key) {
    String text = text(key, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw StatusException.invalidSetting(key, "\"%s\" must be true or false.".formatted(text));
    }
    return text.equals("true");
  }

  /** A port, or 0 for "not served here". */
  public int port(String key, int otherwise) {
    return number(key, otherwise, 0, 65_535);
  }

  public int number(String key, int otherwise, int least, int most) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, with the same advice as a number out of range
    }
    throw StatusException.invalidSetting(
        key, "\"%s\" must be a whole number from %d to %d.".formatted(text.get(), least, most));
  }

  public Duration duration(String key, Duration otherwise, Duration least, Duration most) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      Duration duration = Duration.parse(text.get());
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // answered below, with the same advice as a time out of range
    }
    throw StatusException.invalidSetting(
        key,
        "\"%s\" must be a time from %s to %s, such as %s."
            .formatted(text.get(), least, most, otherwise));
  }

  /** An address of a web site, without the slash at its end. */
  public URI site(String key, String otherwise) {
    String text = text(key, otherwise);
    try {
      URI uri = URI.create(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && !text.endsWith("/")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // answered below
    }
    throw StatusException.invalidSetting(
        key,
        "\"%s\" must be an address such as https://www.example.org, without a slash at its end."
            .formatted(text));
  }
}
