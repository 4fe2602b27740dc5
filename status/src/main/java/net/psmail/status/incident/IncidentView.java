package net.psmail.status.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/**
 * An incident, or planned maintenance.
 *
 * @param proposedBy the component whose probes proposed it, null when an operator wrote it
 * @param publishedAt null as long as only operators see it
 * @param scheduledFor when maintenance begins, null for incidents
 * @param updates newest first
 */
public record IncidentView(
    String id,
    Kind kind,
    Text name,
    Status status,
    Impact impact,
    @Nullable String proposedBy,
    @Nullable Instant publishedAt,
    @Nullable Instant monitoringAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant scheduledFor,
    @Nullable Instant scheduledUntil,
    Instant createdAt,
    Instant updatedAt,
    List<UpdateView> updates) {

  public IncidentView {
    updates = List.copyOf(updates);
  }

  /** What it says of each component that it ever named, the newest word of each. */
  public Map<String, State> affected() {
    Map<String, State> states = new LinkedHashMap<>();
    for (UpdateView update : updates) {
      update.affected().forEach(one -> states.putIfAbsent(one.componentId(), one.after()));
    }
    return states;
  }

  /** When it began for readers: the announced begin of maintenance, else the first message. */
  public Instant began() {
    if (scheduledFor != null) {
      return scheduledFor;
    }
    return updates.isEmpty() ? createdAt : updates.get(updates.size() - 1).displayAt();
  }

  public boolean isOver() {
    return status.isOver();
  }
}
