package net.psmail.status.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import org.jspecify.annotations.Nullable;

/** Turns what operators write into messages, or says what is wrong with it. */
final class Entries {

  private Entries() {}

  /** The first message of an incident. */
  static Change.Entry first(NewIncident draft, Map<String, State> standing) {
    Input.line("name", draft.name());
    Input.status(draft.status(), Kind.INCIDENT);
    Input.impact(draft.impact(), Kind.INCIDENT);
    Input.components(draft.components(), standing);
    if (draft.status().isOver() && draft.status() != Status.RESOLVED) {
      throw StatusException.invalidInput("status", "not_now");
    }
    return new Change.Entry(
        draft.status(),
        draft.impact(),
        Input.body(draft.body()),
        Input.author(draft.author()),
        null,
        draft.components());
  }

  /** An incident before its first message. */
  static IncidentView incident(
      String id,
      NewIncident draft,
      Instant began,
      @Nullable Instant publishedAt,
      Instant now,
      @Nullable String proposedBy,
      @Nullable String finding) {
    return new IncidentView(
        id,
        Kind.INCIDENT,
        Input.line("name", draft.name()),
        draft.status(),
        Impact.NONE,
        proposedBy,
        began,
        publishedAt,
        null,
        null,
        null,
        null,
        null,
        0,
        new Desk(false, finding, null, null, null, null),
        now,
        now,
        List.of());
  }

  /** A further message. */
  static Change.Entry next(IncidentView incident, NewUpdate update, Change change) {
    Status status = update.status();
    Input.status(status, incident.kind());
    Input.impact(update.impact(), incident.kind());
    Input.components(update.components(), change.standing());
    Input.displayAt(update.displayAt(), change.now());
    if (!status.mayFollow(incident.status())) {
      throw StatusException.invalidInput("status", "not_now");
    }
    return new Change.Entry(
        status,
        update.impact(),
        Input.body(update.body()),
        Input.author(update.author()),
        update.displayAt(),
        components(incident, update, change.standing()));
  }

  private static Map<String, State> components(
      IncidentView incident, NewUpdate update, Map<String, State> standing) {
    Status status = update.status();
    if (status.isOver()) {
      if (update.components().values().stream().anyMatch(one -> one != State.OPERATIONAL)) {
        throw StatusException.invalidInput("components", "not_over");
      }
      return update.components();
    }
    if (status == Status.SCHEDULED) {
      return asTheyStand(update.components().keySet(), standing);
    }
    if (incident.status() == Status.SCHEDULED) {
      Map<String, State> begun = underMaintenance(incident);
      begun.putAll(update.components());
      return begun;
    }
    return update.components();
  }

  /** What planned work says of components before it begins. */
  static Map<String, State> asTheyStand(Iterable<String> components, Map<String, State> standing) {
    Map<String, State> states = new HashMap<>();
    components.forEach(one -> states.put(one, standing.getOrDefault(one, State.OPERATIONAL)));
    return states;
  }

  /** What it says of them when it begins. */
  static Map<String, State> underMaintenance(IncidentView maintenance) {
    Map<String, State> states = new HashMap<>();
    maintenance.affected().keySet().forEach(one -> states.put(one, State.UNDER_MAINTENANCE));
    return states;
  }

  /** What happened when an incident took this status. */
  static Notice.Kind kind(IncidentView incident, Status status) {
    return switch (status) {
      case RESOLVED -> Notice.Kind.RESOLVED;
      case COMPLETED -> Notice.Kind.ENDED;
      case IN_PROGRESS ->
          incident.status() == Status.SCHEDULED ? Notice.Kind.STARTED : Notice.Kind.UPDATED;
      default -> Notice.Kind.UPDATED;
    };
  }

  /** The message of an incident, if it is still as somebody saw it. */
  static UpdateView seen(IncidentView incident, String updateId, @Nullable Instant seen) {
    UpdateView update =
        incident.updates().stream()
            .filter(one -> one.id().equals(updateId))
            .findFirst()
            .orElseThrow(() -> StatusException.notFound("update"));
    Change.unchanged("update", update.updatedAt(), seen);
    return update;
  }
}
