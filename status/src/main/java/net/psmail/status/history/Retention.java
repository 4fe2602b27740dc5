package net.psmail.status.history;

import java.time.Duration;
import net.psmail.status.Settings;

/** How long results are kept: each single one, and their sums by minute, hour and day. */
public record Retention(Duration results, Duration minutes, Duration hours, Duration days) {

  public static Retention from(Settings settings) {
    return new Retention(
        time(settings, "psmail.status.retention", 14),
        time(settings, "psmail.status.retention.minute", 14),
        time(settings, "psmail.status.retention.hour", 120),
        time(settings, "psmail.status.retention.day", 1_100));
  }

  private static Duration time(Settings settings, String key, int days) {
    return settings.duration(
        key, Duration.ofDays(days), Duration.ofDays(1), Duration.ofDays(3_660));
  }
}
