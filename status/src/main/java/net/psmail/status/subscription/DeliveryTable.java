package net.psmail.status.subscription;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import net.psmail.status.database.Database;
import org.jspecify.annotations.Nullable;

/** The SQL of notices and of who gets them. */
final class DeliveryTable {

  /** How long something is tried. */
  static final Duration PATIENCE = Duration.ofDays(2);

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LONGEST_ERROR = 200;
  private static final int MOST_UPDATES = 50;

  private final Database database;

  DeliveryTable(Database database) {
    this.database = database;
  }

  /** Writes a notice for all whom it concerns, once. */
  static void write(Connection connection, Notice notice, Instant now) throws SQLException {
    if (insert(connection, notice, now) == 0) {
      return;
    }
    for (String component : new TreeSet<>(notice.components())) {
      Database.update(
          connection,
          "insert into notice_component (about, component_id) values (?, ?)",
          notice.about(),
          component);
    }
    Database.update(
        connection,
        "insert into delivery (subscriber_id, about, due_at, attempts, created_at)"
            + " select s.id, ?, ?, 0, ? from subscriber s where s.confirmed_at is not null"
            + " and s.set_aside_at is null and (s.kind = 'WEBHOOK' or ?)"
            + " and (s.all_components or ? or exists (select 1 from subscriber_component c"
            + " join notice_component n on n.component_id = c.component_id"
            + " where c.subscriber_id = s.id and n.about = ?))",
        notice.about(),
        now,
        now,
        notice.kind() != Notice.Kind.COMPONENT,
        notice.components().isEmpty(),
        notice.about());
  }

  private static int insert(Connection connection, Notice notice, Instant now) throws SQLException {
    return Database.update(
        connection,
        "insert ignore into notice (about, kind, incident, impact, title, title_de, status,"
            + " status_before, body, body_de, url, happened_at, created_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        notice.about(),
        notice.kind(),
        notice.incident(),
        notice.impact(),
        notice.title(),
        notice.titleDe(),
        notice.status(),
        notice.statusBefore(),
        notice.body(),
        notice.bodyDe(),
        notice.url().toString(),
        notice.at(),
        now);
  }

  List<Delivery> due(Kind kind, int most, Instant now) {
    return database.query(
        "read what is due",
        row ->
            new Delivery(
                row.getString("id"),
                row.getString("address"),
                row.getString("language"),
                row.getString("token_hash"),
                row.getString("secret"),
                SubscriberTable.isConfirmed(row),
                row.getInt("failures"),
                row.getString("about"),
                row.getInt("attempts"),
                Database.instant(row, "delivery_created")),
        "select s.*, d.about, d.attempts, d.created_at as delivery_created"
            + " from delivery d join subscriber s on s.id = d.subscriber_id"
            + " where d.done_at is null and d.given_up_at is null and d.due_at <= ? and s.kind = ?"
            + " and (d.about like 'ask %' or (s.confirmed_at is not null"
            + " and s.set_aside_at is null)) order by d.due_at limit "
            + most,
        now,
        kind);
  }

  /** All that was told of the incident of a notice up to it, the newest first. */
  List<Notice> story(String about) {
    return database.query(
        "read a notice",
        DeliveryTable::notice,
        "select e.* from notice n join notice e on e.incident = n.incident and e.kind = n.kind"
            + " and e.happened_at <= n.happened_at where n.about = ?"
            + " order by case when e.about = n.about then 0 else 1 end, e.happened_at desc limit "
            + MOST_UPDATES,
        about);
  }

  private static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        row.getString("about"),
        Notice.Kind.valueOf(row.getString("kind")),
        row.getString("incident"),
        row.getString("impact"),
        row.getString("title"),
        row.getString("title_de"),
        row.getString("status"),
        row.getString("status_before"),
        row.getString("body"),
        row.getString("body_de"),
        List.of(),
        Database.instant(row, "happened_at"),
        URI.create(row.getString("url")));
  }

  void done(Delivery delivery, Instant now) {
    mark(delivery, "done_at = ?", now, null);
  }

  void giveUp(Delivery delivery, Instant now, String error) {
    mark(delivery, "given_up_at = ?", now, error);
  }

  void later(Delivery delivery, Instant due, String error) {
    mark(delivery, "due_at = ?", due, error);
  }

  private void mark(Delivery delivery, String change, Instant when, @Nullable String error) {
    database.update(
        "mark a message",
        "update delivery set "
            + change
            + ", attempts = attempts + 1, error = ?"
            + " where subscriber_id = ? and about = ?",
        when,
        error == null || error.length() <= LONGEST_ERROR
            ? error
            : error.substring(0, LONGEST_ERROR),
        delivery.subscriber(),
        delivery.about());
  }

  /** Gives up what is too old, and forgets what was long ago. */
  void tidy(Instant now) {
    database.update(
        "give up old messages",
        "update delivery set given_up_at = ? where done_at is null and given_up_at is null"
            + " and created_at <= ?",
        now,
        now.minus(PATIENCE));
    Instant old = now.minus(KEPT);
    database.update("forget messages", "delete from delivery where created_at <= ?", old);
    database.update(
        "forget who was concerned",
        "delete from notice_component where about in"
            + " (select about from notice where created_at <= ?)",
        old);
    database.update("forget notices", "delete from notice where created_at <= ?", old);
  }
}
