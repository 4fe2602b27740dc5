package net.psmail.status.api;

import java.time.Duration;
import java.util.TreeMap;
import java.util.function.Function;
import net.psmail.status.StatusException;
import net.psmail.status.probe.Origin;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import net.psmail.status.probe.Probes;
import net.psmail.status.probe.Severity;
import net.psmail.status.probe.Usual;

/** A probe as an operator writes it. */
final class ProbeBody {

  private static final Duration SHORTEST = Duration.ofSeconds(5);

  private ProbeBody() {}

  static Probe read(Body body, Function<ProbeKind, Usual> usual) {
    ProbeKind kind =
        Probes.kind(body.text("kind"))
            .orElseThrow(() -> StatusException.invalidInput("kind", "unknown"));
    Usual otherwise = usual.apply(kind);
    Duration interval = body.seconds("interval", otherwise.interval());
    if (interval.compareTo(SHORTEST) < 0) {
      throw StatusException.invalidInput("interval", "out_of_range");
    }
    Severity severity = body.maybeOne("severity", Severity.class);
    try {
      return new Probe(
          body.text("key"),
          body.text("component"),
          kind,
          body.text("target").strip(),
          new TreeMap<>(body.named("options")),
          interval,
          body.seconds("timeout", shorter(otherwise.timeout(), interval)),
          body.number("failures", otherwise.failures()),
          body.maybeSeconds("slow"),
          severity == null ? otherwise.severity() : severity,
          body.maybe("depends"),
          Origin.OPERATOR);
    } catch (StatusException e) {
      throw StatusException.invalidInput(e.payload(), "not_valid");
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
