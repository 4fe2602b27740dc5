package net.psmail.status.incident;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.Ids;
import org.jspecify.annotations.Nullable;

/**
 * One change that is being made, alone among all nodes.
 *
 * @param standing where every component stands, by id
 */
record Change(
    Connection connection, Map<String, State> standing, Instant now, NoticeListener listener) {

  /** A message as it is to be written. */
  record Entry(
      Status status,
      @Nullable Impact impact,
      Text body,
      String author,
      @Nullable Instant displayAt,
      Map<String, State> components) {}

  /** A public incident, if nobody has changed it since it was seen. */
  IncidentView require(String id, @Nullable Instant seen) throws SQLException {
    IncidentView incident = find("removed_at is null and published_at is not null and id = ?", id);
    unchanged("incident", incident.updatedAt(), seen);
    return incident;
  }

  /** Nobody may write over what another has written meanwhile. */
  static void unchanged(String thing, Instant updatedAt, @Nullable Instant seen) {
    if (seen != null && !seen.truncatedTo(ChronoUnit.MICROS).equals(updatedAt)) {
      throw StatusException.conflict(thing);
    }
  }

  /** The only one that fulfils a condition. */
  IncidentView find(String condition, String value) throws SQLException {
    return IncidentTable.list(connection, condition, value).stream()
        .findFirst()
        .orElseThrow(() -> StatusException.notFound("incident"));
  }

  /** Now, but after everything that happened to it before, even if the clock was set back. */
  Instant after(IncidentView incident) {
    Instant last = incident.updatedAt();
    Instant next = incident.updates().isEmpty() ? last : last.plus(1, ChronoUnit.MICROS);
    return now.isBefore(next) ? next : now;
  }

  /** Adds a message and what follows from it, and tells the readers. */
  void add(IncidentView incident, Entry entry, Notice.Kind kind) throws SQLException {
    Instant at = after(incident);
    UpdateView update = update(incident, entry, at);
    UpdateTable.insert(connection, incident.id(), update);
    IncidentTable.progress(
        connection, incident.id(), Progress.of(incident, entry.impact(), update), at);
    if (entry.status() != Status.SCHEDULED) {
      for (Affected one : update.affected()) {
        IncidentTable.endProposals(connection, one.componentId(), incident.id(), at);
      }
    }
    if (incident.publishedAt() != null) {
      IncidentView after = require(incident.id(), null);
      listener.hear(connection, Notice.of(after, kind, update.id(), at));
    }
  }

  private UpdateView update(IncidentView incident, Entry entry, Instant at) {
    return new UpdateView(
        Ids.random(),
        entry.status(),
        entry.body(),
        entry.author(),
        at,
        Objects.requireNonNullElse(entry.displayAt(), at),
        at,
        affected(incident, entry),
        List.of());
  }

  /** What the message says of components; at the end it gives back all that are not yet. */
  private List<Affected> affected(IncidentView incident, Entry entry) {
    Map<String, State> before = incident.affected();
    Map<String, State> after = new TreeMap<>(entry.components());
    if (entry.status() == Status.RESOLVED || entry.status() == Status.COMPLETED) {
      before.forEach(
          (id, state) -> {
            if (state != State.OPERATIONAL) {
              after.put(id, State.OPERATIONAL);
            }
          });
    }
    List<Affected> affected = new ArrayList<>();
    boolean planned = incident.status() == Status.SCHEDULED;
    after.forEach(
        (id, state) -> {
          State stands = standing.getOrDefault(id, State.OPERATIONAL);
          affected.add(new Affected(id, planned ? stands : before.getOrDefault(id, stands), state));
        });
    return affected;
  }
}
