package net.psmail.status.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import net.psmail.status.history.Retention;
import net.psmail.status.probe.Target;
import net.psmail.status.probe.Targets;

/**
 * How to look and what to keep.
 *
 * @param failures how many failures in a row are an outage
 * @param trust PEM file of authorities that certificates may come from besides the JDK's
 * @param retention how long results are kept
 * @param consoleToken the file with the token of the portal's console
 */
record WatchSettings(
    List<Target> targets,
    Duration interval,
    Duration timeout,
    int failures,
    Path trust,
    Retention retention,
    Path consoleToken) {

  static WatchSettings from(Settings settings) {
    Path data = directory(settings);
    Path tls = settings.text("psmail.tls.directory").map(Path::of).orElse(data.resolve("tls"));
    Duration interval =
        settings.duration(
            "psmail.status.interval",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofHours(1));
    return new WatchSettings(
        Targets.from(settings),
        interval,
        settings.duration(
            "psmail.status.timeout", Duration.ofSeconds(5), Duration.ofMillis(500), interval),
        settings.number("psmail.status.failures", 2, 1, 20),
        settings.text("psmail.status.trust").map(Path::of).orElse(tls.resolve("ca.pem")),
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
