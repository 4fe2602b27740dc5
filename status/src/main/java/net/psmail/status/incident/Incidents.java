package net.psmail.status.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.Database;
import net.psmail.status.database.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What operators tell readers of trouble and of planned work. Safe for many threads and nodes.
 *
 * <p>Every method throws {@link StatusException}: INVALID_INPUT for a field that cannot be taken,
 * NOT_FOUND for what is not there or is set aside, CONFLICT when somebody else was quicker, and
 * DATABASE_UNAVAILABLE.
 */
public final class Incidents {

  /** So long what was removed can be brought back. */
  public static final Duration UNDO = Duration.ofDays(7);

  private static final String PUBLISHED = "published_at is not null and ";
  private static final String NEWEST_FIRST = " order by began_at desc, id";

  private final Ledger ledger;
  private final Proposals proposals;
  private final Maintenance maintenance;
  private final Templates templates;

  /**
   * @param standing where every component stands now, by its id: no other components can be named
   * @param listener hears of each public event in its transaction
   */
  public Incidents(
      Database database,
      Clock clock,
      Supplier<Map<String, State>> standing,
      NoticeListener listener) {
    this.ledger = new Ledger(database, clock, standing, listener);
    this.proposals = new Proposals(ledger);
    this.maintenance = new Maintenance(ledger);
    this.templates = new Templates(ledger, database);
  }

  public Proposals proposals() {
    return proposals;
  }

  public Maintenance maintenance() {
    return maintenance;
  }

  public Templates templates() {
    return templates;
  }

  /** Opens an incident, in public at once. */
  public IncidentView open(NewIncident draft) {
    return ledger.change(
        "open an incident",
        change -> {
          Change.Entry entry = Entries.first(draft, change.standing());
          IncidentView incident =
              Entries.incident(
                  Ids.random(), draft, change.now(), change.now(), change.now(), null, null);
          IncidentTable.insert(change.connection(), incident);
          change.add(incident, entry, Notice.Kind.OPENED);
          return change.require(incident.id(), null);
        });
  }

  /** Adds a message to an incident or to maintenance; its status and components follow it. */
  public IncidentView update(String id, NewUpdate update) {
    return ledger.change(
        "add an update",
        change -> {
          IncidentView incident = change.require(id, update.seen());
          Change.Entry entry = Entries.next(incident, update, change);
          change.add(incident, entry, Entries.kind(incident, entry.status()));
          return change.require(id, null);
        });
  }

  /**
   * Changes the text of a message; readers see that it was changed, and how it was.
   *
   * @param seen {@code updatedAt} of the message when the operator began to write, null for any
   */
  public IncidentView edit(String updateId, Text body, String author, @Nullable Instant seen) {
    Text valid = Input.body(body);
    String by = Input.author(author);
    return ledger.change(
        "edit an update",
        change -> {
          IncidentView incident =
              change.find(
                  "removed_at is null and published_at is not null and id ="
                      + " (select incident_id from incident_update where id = ?)",
                  updateId);
          UpdateView update = Entries.seen(incident, updateId, seen);
          if (update.body().equals(valid)) {
            return incident;
          }
          Instant at = change.after(incident);
          UpdateTable.edit(change.connection(), update, valid, by, at);
          IncidentTable.touch(change.connection(), incident.id(), at);
          return change.require(incident.id(), null);
        });
  }

  /**
   * Gives it another name.
   *
   * @param seen {@code updatedAt} of the incident when the operator looked at it, null for any
   */
  public IncidentView rename(String id, Text name, @Nullable Instant seen) {
    Text valid = Input.line("name", name);
    return ledger.change(
        "rename an incident",
        change -> {
          IncidentView incident = change.require(id, seen);
          IncidentTable.name(change.connection(), id, valid, change.after(incident));
          return change.require(id, null);
        });
  }

  /** Sets it aside: nobody reads it, and it is gone for good after {@link #UNDO}. */
  public void remove(String id) {
    ledger.change(
        "remove an incident",
        change -> {
          IncidentView incident = change.require(id, null);
          IncidentTable.setAside(change.connection(), id, change.now(), change.after(incident));
          return id;
        });
  }

  /** Brings back what was removed. */
  public IncidentView restore(String id) {
    return ledger.change(
        "restore an incident",
        change -> {
          IncidentView incident = change.find("removed_at is not null and id = ?", id);
          IncidentTable.setAside(change.connection(), id, null, change.after(incident));
          return change.require(id, null);
        });
  }

  /** What was removed and can be brought back, newest first. */
  public List<IncidentView> removed() {
    return ledger.read("removed_at is not null" + NEWEST_FIRST);
  }

  /** Public incidents that are not resolved, newest first. */
  public List<IncidentView> open() {
    return ledger.list(PUBLISHED + "kind = 'INCIDENT' and resolved_at is null" + NEWEST_FIRST);
  }

  /** Maintenance that has not begun, the next first. */
  public List<IncidentView> upcoming() {
    return ledger.list("status = 'SCHEDULED' order by began_at, id");
  }

  /** Maintenance that is going on, the newest first. */
  public List<IncidentView> active() {
    return ledger.list("status in ('IN_PROGRESS', 'VERIFYING')" + NEWEST_FIRST);
  }

  /** The newest of one kind that readers know, whatever their status. */
  public List<IncidentView> recent(Kind kind, int most) {
    return ledger.list(PUBLISHED + "kind = ?" + NEWEST_FIRST + " limit ?", kind, most);
  }

  /** What began in a month (UTC), newest first; without what is only planned. */
  public List<IncidentView> of(YearMonth month) {
    Instant from = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant to = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return ledger.list(
        PUBLISHED + "status <> 'SCHEDULED' and began_at >= ? and began_at < ?" + NEWEST_FIRST,
        from,
        to);
  }

  /** One that readers may see. */
  public Optional<IncidentView> byId(String id) {
    return ledger.list(PUBLISHED + "id = ?", id).stream().findFirst();
  }

  /** One as operators see it: also a proposal, or what is set aside. */
  public Optional<IncidentView> forOperators(String id) {
    return ledger.read("id = ?", id).stream().findFirst();
  }

  /**
   * What open incidents and running maintenance say of components, by id. The newest word about a
   * component wins; who calls it operational has given it back, and says nothing of it.
   */
  public Map<String, State> told() {
    return Told.of(ledger.list(Told.OPEN + " order by id"));
  }

  /** Whether maintenance holds a component at a time, so that nobody is to be alarmed. */
  public boolean held(String componentId, Instant at) {
    return held(at).contains(componentId);
  }

  /** The components that maintenance holds at a time. */
  public Set<String> held(Instant at) {
    return Told.held(ledger.list(Told.OPEN + " order by id"), at);
  }

  /**
   * Does what is due by now: reminds of maintenance, begins and ends it, and removes for good what
   * was set aside long ago. However many nodes call it, each thing is done once.
   *
   * @return how many things were done
   */
  public int tick() {
    return new Timetable(ledger).tick() + ledger.purge(UNDO);
  }
}
