package net.psmail.status.probe;

import java.time.Duration;
import net.psmail.status.Settings;

/**
 * What a probe has when nothing else is written.
 *
 * <p>What others see of a domain changes slowly, and asking costs them something.
 */
public record Usual(Duration interval, Duration timeout, int failures, Severity severity) {

  public static Usual of(ProbeKind kind, Settings settings) {
    Duration interval =
        settings.duration(
            "psmail.status.interval",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofHours(1));
    Duration timeout =
        settings.duration(
            "psmail.status.timeout", Duration.ofSeconds(5), Duration.ofMillis(500), interval);
    int failures = settings.number("psmail.status.failures", 2, 1, 20);
    return switch (kind) {
      case DNSSEC, MAIL_RECORDS, BLOCKLIST ->
          new Usual(
              Duration.ofMinutes(15),
              Duration.ofSeconds(20),
              failures,
              Severity.DEGRADED_PERFORMANCE);
      case ROUND_TRIP ->
          new Usual(
              Duration.ofMinutes(5), Duration.ofMinutes(1), failures, Severity.PARTIAL_OUTAGE);
      case QUEUE, DISK, CERTIFICATES ->
          new Usual(
              Duration.ofMinutes(1),
              Duration.ofSeconds(20),
              failures,
              Severity.DEGRADED_PERFORMANCE);
      default -> new Usual(interval, timeout, failures, Severity.MAJOR_OUTAGE);
    };
  }
}
