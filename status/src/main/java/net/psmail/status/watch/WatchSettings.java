package net.psmail.status.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import net.psmail.status.history.Retention;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProberSettings;
import net.psmail.status.probe.Probes;

/**
 * How to look and what to keep.
 *
 * @param named whether an operator named the probes, else they are those of this installation
 * @param interval how often probes look that say nothing else
 * @param retention how long results are kept
 * @param consoleToken the file with the token of the portal's console
 */
record WatchSettings(
    List<Probe> probes,
    boolean named,
    ProberSettings prober,
    Duration interval,
    Retention retention,
    Path consoleToken) {

  static WatchSettings from(Settings settings) {
    Path data = directory(settings);
    return new WatchSettings(
        Probes.from(settings),
        settings.text("psmail.status.probes").isPresent(),
        ProberSettings.from(settings),
        settings.duration(
            "psmail.status.interval",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofHours(1)),
        Retention.from(settings),
        settings
            .text("psmail.status.token.file")
            .map(Path::of)
            .orElse(data.resolve("status/console.token")));
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
