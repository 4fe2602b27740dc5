package net.psmail.status.probe;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.psmail.status.Settings;

/** What a prober with the settings of a test finds when it looks once; nothing of it stays. */
record OneLook(Map<String, String> settings, Clock clock) {

  /** One by the clock of the system. */
  static OneLook with(Map<String, String> settings) {
    return new OneLook(settings, Clock.systemUTC());
  }

  /** One more setting, or another instead of it. */
  OneLook and(String key, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(key, value);
    return new OneLook(more, clock);
  }

  /** The same probe, as somebody else's. */
  static Probe by(Origin origin, Probe probe) {
    return new Probe(
        probe.key(),
        probe.component(),
        probe.kind(),
        probe.target(),
        probe.options(),
        probe.interval(),
        probe.timeout(),
        probe.failures(),
        probe.slow(),
        probe.severity(),
        probe.dependsOn(),
        origin);
  }

  Outcome at(Probe probe) {
    return at(probe, probe.kind().look());
  }

  Outcome at(Probe probe, Look look) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    Settings given = new Settings(key -> Optional.ofNullable(settings.get(key)));
    try (Prober prober =
        new Prober(ProberSettings.from(given), clock, timer, Executors.defaultThreadFactory())) {
      return prober.probe(probe, look);
    } finally {
      timer.shutdownNow();
    }
  }
}
