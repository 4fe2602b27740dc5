package net.psmail.status.incident;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in public and that subscribers want to hear.
 *
 * @param about the same for the same event and for no other: the id of the update, or the
 *     incident's with {@code :reminder:} and its revision; up to 64 characters
 * @param titleDe null when there is none: readers of German see the English one
 * @param componentIds all that the incident has named so far
 * @param at when it happened
 * @param scheduledFor when maintenance begins, null for incidents
 */
public record Notice(
    String about,
    String incidentId,
    Kind kind,
    Impact impact,
    String title,
    @Nullable String titleDe,
    Status status,
    String body,
    @Nullable String bodyDe,
    List<String> componentIds,
    Instant at,
    @Nullable Instant scheduledFor,
    @Nullable Instant scheduledUntil) {

  /** What happened. */
  public enum Kind {
    OPENED,
    UPDATED,
    RESOLVED,
    PLANNED,
    REMINDER,
    STARTED,
    ENDED,
    CANCELLED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Notice {
    componentIds = List.copyOf(componentIds);
  }

  /** What the newest message of an incident says. */
  static Notice of(IncidentView incident, Kind kind, String about, Instant at) {
    UpdateView update = incident.updates().get(0);
    return new Notice(
        about,
        incident.id(),
        kind,
        incident.impact(),
        incident.name().english(),
        incident.name().german(),
        incident.status(),
        update.body().english(),
        update.body().german(),
        List.copyOf(incident.affected().keySet()),
        at,
        incident.scheduledFor(),
        incident.scheduledUntil());
  }
}
