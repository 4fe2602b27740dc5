package net.psmail.status.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * What components were from when to when. Spans of one component never overlap. A time without a
 * span is one of which nothing is known: nobody looked, or nobody could say.
 */
public final class Spans {

  /** A component's state and since when it is in it. */
  public record Now(State state, Instant since) {}

  /**
   * A component went from one known state to another.
   *
   * @param at when the new one began, which no other turn of the component has
   */
  public record Turn(String componentId, State before, State now, Instant at) {}

  /** Hears of each turn in the transaction that keeps it: both are done or neither. */
  public interface Listener {
    void hear(Connection connection, Turn turn) throws SQLException;
  }

  record Span(String componentId, State state, Instant began, Instant ended) {}

  /** An open span is trusted no further than this after it was seen last. */
  private static final Duration GAP = Duration.ofMinutes(2);

  private static final Duration SEEN_EVERY = Duration.ofSeconds(30);

  private final Database database;
  private boolean resumed;
  private Instant seen = Instant.EPOCH;
  private Map<String, Now> written = Map.of();

  public Spans(Database database) {
    this.database = database;
  }

  /**
   * Writes down what has turned since the database was told last, by whichever node.
   *
   * @param listener told of each turn; not of a component's first state, and not of one that is as
   *     it was before a time of which nothing is known
   */
  public synchronized void follow(Map<String, Now> states, Instant at, Listener listener) {
    boolean isDue = !Duration.between(seen, at).abs().minus(SEEN_EVERY).isNegative();
    if (resumed && states.equals(written) && !isDue) {
      return;
    }
    database.transaction(
        "keep the states of components",
        connection -> {
          if (!resumed) {
            endForgotten(connection, at);
          }
          Map<String, Span> open = open(connection);
          for (Map.Entry<String, Now> one : states.entrySet()) {
            Turn turn =
                turn(connection, one.getKey(), one.getValue(), open.remove(one.getKey()), at);
            if (turn != null) {
              listener.hear(connection, turn);
            }
          }
          for (Span gone : open.values()) {
            end(connection, gone, at);
          }
          return Database.update(
              connection, "update component_span set seen_at = ? where ended_at is null", at);
        });
    resumed = true;
    seen = at;
    written = new HashMap<>(states);
  }

  /** After a time without anybody who looked, nobody can say that a state went on. */
  private static void endForgotten(Connection connection, Instant at) throws SQLException {
    Database.update(
        connection,
        "update component_span set ended_at = seen_at where ended_at is null and seen_at < ?",
        at.minus(GAP));
  }

  /** Whoever leads again begins as after a start. */
  public synchronized void letGo() {
    resumed = false;
    written = Map.of();
  }

  private static Map<String, Span> open(Connection connection) throws SQLException {
    Map<String, Span> open = new HashMap<>();
    Database.query(
            connection,
            row -> span(row, Database.instant(row, "seen_at")),
            "select * from component_span where ended_at is null")
        .forEach(span -> open.put(span.componentId(), span));
    return open;
  }

  private static @Nullable Turn turn(
      Connection connection, String id, Now now, @Nullable Span open, Instant at)
      throws SQLException {
    if (open != null && open.state() == now.state()) {
      return null;
    }
    Instant turned = now.since().isAfter(at) ? at : now.since();
    if (open != null) {
      turned = turned.isBefore(open.began()) ? open.began() : turned;
      end(connection, open, turned);
    }
    if (now.state() == State.UNKNOWN) {
      return null;
    }
    Span last = lastEnded(connection, id);
    Instant began = last == null ? turned : later(turned, last.ended());
    Database.update(
        connection,
        "insert into component_span (component_id, began_at, seen_at, state)"
            + " values (?, ?, ?, ?) on duplicate key update state = values(state),"
            + " ended_at = null, seen_at = values(seen_at)",
        id,
        began,
        later(began, at),
        now.state());
    return last == null || last.state() == now.state()
        ? null
        : new Turn(id, last.state(), now.state(), began);
  }

  private static @Nullable Span lastEnded(Connection connection, String id) throws SQLException {
    return Database.query(
            connection,
            row -> span(row, Database.instant(row, "ended_at")),
            "select * from component_span where component_id = ? and ended_at is not null"
                + " order by ended_at desc, began_at desc limit 1",
            id)
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }

  private static void end(Connection connection, Span open, Instant at) throws SQLException {
    Database.update(
        connection,
        "update component_span set ended_at = ? where component_id = ? and began_at = ?",
        later(open.began(), at),
        open.componentId(),
        open.began());
  }

  /** Since when components that are known have been in their states. */
  public Map<String, Now> open(Instant at) {
    Map<String, Now> now = new HashMap<>();
    database
        .query(
            "read the states of components",
            row -> span(row, at),
            "select * from component_span where ended_at is null and seen_at >= " + Database.MOMENT,
            at.minus(GAP))
        .forEach(span -> now.put(span.componentId(), new Now(span.state(), span.began())));
    return now;
  }

  /** The last days of every component until a moment, today included, oldest first. */
  public Map<String, List<Day>> days(int number, Instant at) {
    LocalDate first = LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(number - 1L);
    Map<String, List<Span>> spans = new HashMap<>();
    database
        .query(
            "read the states of components",
            row -> span(row, Database.instant(row, "seen_at")),
            "select * from component_span where ended_at is null or ended_at > " + Database.MOMENT,
            first.atStartOfDay().toInstant(ZoneOffset.UTC))
        .forEach(
            span -> spans.computeIfAbsent(span.componentId(), id -> new ArrayList<>()).add(span));
    Map<String, List<Day>> days = new HashMap<>();
    spans.forEach((id, of) -> days.put(id, Uptime.days(of, first, number)));
    return days;
  }

  private static Span span(ResultSet row, Instant openUntil) throws SQLException {
    Instant ended = Database.maybeInstant(row, "ended_at");
    return new Span(
        row.getString("component_id"),
        State.valueOf(row.getString("state")),
        Database.instant(row, "began_at"),
        ended == null ? openUntil : ended);
  }
}
