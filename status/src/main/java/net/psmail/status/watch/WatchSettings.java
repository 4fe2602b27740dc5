package net.psmail.status.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProberSettings;
import net.psmail.status.probe.Probes;

/**
 * How to look and what to keep.
 *
 * @param interval how often most are looked at, which readers are told
 * @param failures how many failures in a row are an outage
 * @param retention how long single results are kept
 */
record WatchSettings(
    List<Probe> probes,
    ProberSettings prober,
    Duration interval,
    int failures,
    Duration retention) {

  static WatchSettings from(Settings settings) {
    Path ignored = directory(settings);
    return new WatchSettings(
        Probes.from(settings),
        ProberSettings.from(settings),
        settings.duration(
            "psmail.status.interval",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofHours(1)),
        settings.number("psmail.status.failures", 2, 1, 20),
        settings.duration(
            "psmail.status.retention",
            Duration.ofDays(14),
            Duration.ofDays(1),
            Duration.ofDays(3660)));
  }

  /** So long it may take from one look to the next: one may be slow, none may be left out. */
  Duration gap() {
    return probes.stream()
        .map(probe -> probe.interval().multipliedBy(2).plus(probe.timeout()))
        .max(Comparator.naturalOrder())
        .orElse(interval);
  }

  static Path directory(Settings settings) {
    return settings
        .text("psmail.data")
        .map(Path::of)
        .orElseThrow(
            () ->
                StatusException.invalidSetting(
                    "psmail.data", "write the absolute path of the data directory."));
  }
}
