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
 * @param began when it began, or is planned to
 * @param publishedAt null as long as only operators see it
 * @param scheduledFor when maintenance was planned to begin, null for incidents
 * @param cancelledAt null unless it is maintenance that will not take place
 * @param revision how often the times of maintenance have changed
 * @param updatedAt what an editor gives back to prove that nobody came between
 * @param updates newest first
 */
public record IncidentView(
    String id,
    Kind kind,
    Text name,
    Status status,
    Impact impact,
    @Nullable String proposedBy,
    Instant began,
    @Nullable Instant publishedAt,
    @Nullable Instant monitoringAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant scheduledFor,
    @Nullable Instant scheduledUntil,
    @Nullable Instant cancelledAt,
    int revision,
    Desk desk,
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

  public boolean isOver() {
    return status.isOver();
  }

  /** Whether it is maintenance that has begun and not ended. */
  public boolean isUnderWay() {
    return status == Status.IN_PROGRESS || status == Status.VERIFYING;
  }

  IncidentView with(List<UpdateView> others) {
    return new IncidentView(
        id,
        kind,
        name,
        status,
        impact,
        proposedBy,
        began,
        publishedAt,
        monitoringAt,
        resolvedAt,
        scheduledFor,
        scheduledUntil,
        cancelledAt,
        revision,
        desk,
        createdAt,
        updatedAt,
        others);
  }
}
