package net.psmail.status.incident;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Planned work: announced, begun and ended by itself at its times, while its components are under
 * maintenance. Operators may move, prolong, begin, end and cancel it; messages about it are {@link
 * Incidents#update updates}.
 */
public final class Maintenance {

  private static final List<Status> UNDER_WAY = List.of(Status.IN_PROGRESS, Status.VERIFYING);
  private static final List<Status> NOT_ENDED =
      List.of(Status.SCHEDULED, Status.IN_PROGRESS, Status.VERIFYING);

  private final Ledger ledger;

  Maintenance(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Plans and announces work. */
  public IncidentView plan(NewMaintenance draft) {
    return ledger.change(
        "plan maintenance",
        change -> {
          IncidentView planned = planned(draft, change);
          Map<String, State> components =
              Entries.asTheyStand(draft.components(), change.standing());
          Note note = new Note(draft.body(), draft.author(), null);
          IncidentTable.insert(change.connection(), planned);
          change.add(
              planned,
              entry(Status.SCHEDULED, note, draft.body(), components),
              Notice.Kind.PLANNED);
          return change.require(planned.id(), null);
        });
  }

  private static IncidentView planned(NewMaintenance draft, Change change) {
    Input.from(draft.from(), change.now());
    Input.until(draft.until(), draft.from(), change.now());
    Input.reminder(draft.remindBefore());
    Input.known(draft.components(), change.standing());
    if (draft.components().isEmpty()) {
      throw StatusException.invalidInput("components", "missing");
    }
    Instant from = draft.from().truncatedTo(ChronoUnit.MICROS);
    return new IncidentView(
        Ids.random(),
        Kind.MAINTENANCE,
        Input.line("name", draft.name()),
        Status.SCHEDULED,
        Impact.MAINTENANCE,
        null,
        from,
        change.now(),
        null,
        null,
        from,
        draft.until().truncatedTo(ChronoUnit.MICROS),
        null,
        0,
        reminding(from, draft.remindBefore(), change.now()),
        change.now(),
        change.now(),
        List.of());
  }

  /** A reminder for which it is too late counts as given: the message itself says it. */
  private static Desk reminding(Instant from, @Nullable Duration before, Instant now) {
    Instant remindAt = before == null ? null : from.minus(before);
    boolean tooLate = remindAt != null && !remindAt.isAfter(now);
    return new Desk(false, null, remindAt, tooLate ? now : null, null, null);
  }

  /** Gives work that has not begun other times. */
  public IncidentView move(String id, Instant from, Instant until, Note note) {
    return ledger.change(
        "move maintenance",
        change -> {
          IncidentView planned = require(change, id, note, List.of(Status.SCHEDULED));
          Input.from(from, change.now());
          Input.until(until, from, change.now());
          Desk desk = planned.desk();
          Instant remindAt = desk.remindAt();
          Duration before = remindAt == null ? null : Duration.between(remindAt, planned.began());
          Desk reminding = reminding(from, before, change.now());
          IncidentTable.schedule(change.connection(), planned, from, until, from, reminding);
          return say(change, id, note, Status.SCHEDULED, "maintenance.moved", from, until);
        });
  }

  /** Gives work that has not ended another end. */
  public IncidentView prolong(String id, Instant until, Note note) {
    return ledger.change(
        "prolong maintenance",
        change -> {
          IncidentView planned = require(change, id, note, NOT_ENDED);
          Input.until(until, planned.began(), change.now());
          IncidentTable.schedule(
              change.connection(),
              planned,
              Objects.requireNonNullElse(planned.scheduledFor(), planned.began()),
              until,
              planned.began(),
              planned.desk());
          return say(change, id, note, planned.status(), "maintenance.prolonged", until);
        });
  }

  /** Begins work before its time. */
  public IncidentView start(String id, Note note) {
    return ledger.change(
        "begin maintenance",
        change -> {
          IncidentView planned = require(change, id, note, List.of(Status.SCHEDULED));
          change.add(planned, beginning(planned, note), Notice.Kind.STARTED);
          return change.require(id, null);
        });
  }

  /** Ends work before its time. */
  public IncidentView end(String id, Note note) {
    return ledger.change(
        "end maintenance",
        change -> {
          IncidentView running = require(change, id, note, UNDER_WAY);
          change.add(running, ending(note, "maintenance.ended"), Notice.Kind.ENDED);
          return change.require(id, null);
        });
  }

  /** Calls off work that has not begun. */
  public IncidentView cancel(String id, Note note) {
    return ledger.change(
        "cancel maintenance",
        change -> {
          IncidentView planned = require(change, id, note, List.of(Status.SCHEDULED));
          IncidentTable.cancel(change.connection(), id, change.after(planned));
          change.add(planned, ending(note, "maintenance.cancelled"), Notice.Kind.CANCELLED);
          return change.require(id, null);
        });
  }

  private static IncidentView require(Change change, String id, Note note, List<Status> statuses)
      throws SQLException {
    IncidentView maintenance = change.require(id, note.seen());
    if (!statuses.contains(maintenance.status())) {
      throw StatusException.invalidInput("status", "not_now");
    }
    return maintenance;
  }

  /** Adds a message about other times, after these are written. */
  private static IncidentView say(
      Change change, String id, Note note, Status status, String key, Object... times)
      throws SQLException {
    Change.Entry entry = entry(status, note, Sentences.of(key, times), Map.of());
    change.add(change.require(id, null), entry, Notice.Kind.UPDATED);
    return change.require(id, null);
  }

  static Change.Entry beginning(IncidentView planned, Note note) {
    return entry(
        Status.IN_PROGRESS,
        note,
        Sentences.of("maintenance.started"),
        Entries.underMaintenance(planned));
  }

  static Change.Entry ending(Note note, String key) {
    return entry(Status.COMPLETED, note, Sentences.of(key), Map.of());
  }

  private static Change.Entry entry(
      Status status, Note note, Text otherwise, Map<String, State> components) {
    Text body = note.body() == null ? otherwise : Input.body(note.body());
    return new Change.Entry(status, null, body, Input.author(note.author()), null, components);
  }
}
