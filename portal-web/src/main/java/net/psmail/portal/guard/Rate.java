package net.psmail.portal.guard;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often in what time, written as {@code 10/PT15M}.
 *
 * @param times one or more
 * @param period longer than nothing
 */
record Rate(long times, Duration period) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(P.+)");

  static Rate parse(String key, String text) {
    Matcher parts = FORM.matcher(text.strip());
    try {
      if (parts.matches()) {
        Rate rate = new Rate(Long.parseLong(parts.group(1)), Duration.parse(parts.group(2)));
        if (rate.times > 0 && rate.period.compareTo(Duration.ZERO) > 0) {
          return rate;
        }
      }
    } catch (DateTimeParseException notATime) {
      // Said below, as for any other text.
    }
    throw new IllegalArgumentException(
        key
            + ": write how often in what time, as in 10/PT15M for ten times in 15 minutes,"
            + " or off for no limit.");
  }
}
