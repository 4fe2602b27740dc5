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

  /** What readers know of and what is not over. */
  static final String OPEN = "published_at is not null and resolved_at is null";

  private Told() {}

  private record Word(Instant at, State state) {}

  /** What those that are open and have begun say. */
  static Map<String, State> of(List<IncidentView> open) {
    Map<String, Word> newest = new HashMap<>();
    for (IncidentView incident : open) {
      if (incident.status() == Status.SCHEDULED) {
        continue;
      }
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

  /** What the maintenance among those that are open holds. */
  static Set<String> held(List<IncidentView> open, Instant at) {
    Set<String> held = new HashSet<>();
    for (IncidentView maintenance : open) {
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
