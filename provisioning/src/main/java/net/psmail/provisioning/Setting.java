package net.psmail.provisioning;

import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads one configuration value and says what to write when it makes no sense. */
public final class Setting {

  private Setting() {}

  /** A text; empty when nothing is configured and there is no default. */
  public static String text(String key, String fallback) {
    return ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse(fallback).strip();
  }

  /**
   * A value of another type.
   *
   * @param write what to write, as the end of the sentence "write …"
   * @throws ProvisioningException START_REFUSED when the parser throws anything
   */
  public static <T> T read(String key, String fallback, Function<String, T> parser, String write) {
    String text = text(key, fallback);
    try {
      return parser.apply(text);
    } catch (RuntimeException failure) {
      throw ProvisioningException.startRefused(
          "The setting %s=%s makes no sense: write %s.".formatted(key, text, write), failure);
    }
  }

  /** Yes or no. */
  public static boolean flag(String key, String fallback) {
    return read(
        key,
        fallback,
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
          }
          return text.equals("true");
        },
        "true or false");
  }

  /** A whole number that is not below a limit. */
  public static long atLeast(long limit, String key, String fallback) {
    return read(
        key,
        fallback,
        text -> {
          long number = Long.parseLong(text);
          if (number < limit) {
            throw new IllegalArgumentException(text);
          }
          return number;
        },
        "a whole number, %d or more".formatted(limit));
  }

  /** A length of time that is longer than nothing, in ISO 8601. */
  public static Duration duration(String key, String fallback) {
    return read(
        key,
        fallback,
        text -> {
          Duration duration = Duration.parse(text);
          if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(text);
          }
          return duration;
        },
        "a length of time such as P14D (fourteen days) or PT12H (twelve hours)");
  }
}
