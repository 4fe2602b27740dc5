package net.psmail.status.api;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.psmail.status.catalogue.ProbeEntry;
import net.psmail.status.component.Standing;
import net.psmail.status.probe.Outcome;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import net.psmail.status.probe.Usual;

/** Probes and what they find, as the API writes them; times are seconds. */
final class WrittenProbe {

  private WrittenProbe() {}

  static JsonObjectBuilder entry(ProbeEntry entry, Standing standing) {
    Probe probe = entry.probe();
    JsonObjectBuilder options = Json.createObjectBuilder();
    probe.options().forEach(options::add);
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("id", entry.id())
            .add("key", probe.key())
            .add("component", entry.componentId())
            .add("kind", probe.kind().key())
            .add("target", probe.target())
            .add("options", options)
            .add("interval", seconds(probe.interval()))
            .add("timeout", seconds(probe.timeout()))
            .add("failures", probe.failures())
            .add("severity", code(probe.severity()))
            .add("of_operators", entry.isOfOperators());
    Duration slow = probe.slow();
    if (slow == null) {
      object.addNull("slow");
    } else {
      object.add("slow", seconds(slow));
    }
    Written.maybe(object, "depends", probe.dependsOn());
    Written.maybeTime(object, "updated_at", entry.updatedAt());
    Written.maybeTime(object, "since", standing.since());
    Outcome last = standing.last();
    if (last == null) {
      object.addNull("last");
    } else {
      object.add("last", outcome(last));
    }
    return object.add("state", standing.state().code());
  }

  static JsonObjectBuilder outcome(Outcome outcome) {
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("at", Written.time(outcome.at()))
            .add("finding", code(outcome.finding()))
            .add("verdict", code(outcome.finding().verdict()))
            .add("took", seconds(outcome.took()));
    Written.maybe(object, "detail", outcome.detail());
    return object;
  }

  static JsonObjectBuilder kind(ProbeKind kind, Usual usual) {
    List<String> needed = kind.neededOptions();
    return Json.createObjectBuilder()
        .add("kind", kind.key())
        .add("target", kind.targetForm())
        .add(
            "options",
            Written.list(
                kind.optionsOfOperators(),
                name ->
                    Json.createObjectBuilder()
                        .add("name", name)
                        .add("needed", needed.contains(name))))
        .add("interval", seconds(usual.interval()))
        .add("timeout", seconds(usual.timeout()))
        .add("failures", usual.failures())
        .add("severity", code(usual.severity()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
