package net.psmail.status.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.psmail.status.component.State;

/** What incidents and maintenance mean for components. */
final class Told {

  /** Which incidents say something of components. */
  static final String SPEAKING =
      "published_at is not null and resolved_at is null and status <> 'SCHEDULED'";

  /** Which maintenance holds components, or may do so. */
  static final String HOLDING = "kind = 'MAINTENANCE' and resolved_at is null";

  private Told() {}

  private record Word(Instant at, State state) {}

  static Map<String, State> of(List<IncidentView> speaking) {
    Map<String, Word> newest = new HashMap<>();
    for (IncidentView incident : speaking) {
      words(incident)
          .forEach(
              (component, word) -> {
                if (word.state() != State.OPERATIONAL) {
                  newest.merge(component, word, (a, b) -> a.at().isAfter(b.at()) ? a : b);
                }
              });
    }
    Map<String, State> told = new HashMap<>();
    newest.forEach((component, word) -> told.put(component, word.state()));
    return told;
  }

  private static Map<String, Word> words(IncidentView incident) {
    Map<String, Word> words = new HashMap<>();
    for (UpdateView update : incident.updates()) {
      for (Affected one : update.affected()) {
        words.putIfAbsent(one.componentId(), new Word(update.createdAt(), one.after()));
      }
    }
    return words;
  }

  static Set<String> held(List<IncidentView> holding, Instant at) {
    Set<String> held = new HashSet<>();
    for (IncidentView maintenance : holding) {
      Instant until = maintenance.scheduledUntil();
      if (maintenance.isUnderWay()) {
        maintenance
            .affected()
            .forEach(
                (component, state) -> {
                  if (state != State.OPERATIONAL) {
                    held.add(component);
                  }
                });
      } else if (!at.isBefore(maintenance.began()) && until != null && at.isBefore(until)) {
        held.addAll(maintenance.affected().keySet());
      }
    }
    return held;
  }
}
