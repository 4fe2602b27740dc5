package net.psmail.status.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.Database;
import net.psmail.status.database.TestDatabase;

/** One of the nodes that share a database; what it tells is written down in its transaction. */
final class Node {

  static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  static final String IMAP = "imapimapimap";
  static final String SMTP = "smtpsmtpsmtp";
  static final String WEB = "webwebwebweb";

  final Database database;
  final Map<String, State> standing =
      new HashMap<>(
          Map.of(IMAP, State.OPERATIONAL, SMTP, State.OPERATIONAL, WEB, State.OPERATIONAL));
  final Incidents incidents;
  private Instant now = NOON;

  Node(DataSource source) {
    this.database = new Database(source);
    this.incidents =
        new Incidents(
            database,
            new SettableClock(),
            () -> standing,
            (connection, notice) ->
                Database.update(
                    connection,
                    "insert into heard (about, incident_id, kind, body) values (?, ?, ?, ?)",
                    notice.about(),
                    notice.incidentId(),
                    notice.kind(),
                    notice.body()));
  }

  /** A node alone with a new database. */
  static Node alone(TestDatabase kind) {
    return first(kind.fresh());
  }

  /** The first of several nodes; it makes the tables. */
  static Node first(DataSource source) {
    Node node = new Node(source);
    node.database.update(
        "make a table",
        "create table heard (about varchar(64) not null primary key, incident_id varchar(12),"
            + " kind varchar(16), body varchar(4000))");
    return node;
  }

  void at(Instant moment) {
    now = moment;
  }

  void after(Duration time) {
    now = now.plus(time);
  }

  /** What readers were told of an incident, each kind once and in the order of the alphabet. */
  List<String> heard(String incidentId) {
    return database.query(
        "read what was heard",
        row -> row.getString("kind"),
        "select kind from heard where incident_id = ? order by kind",
        incidentId);
  }

  int rows(String table) {
    return database
        .query("count", row -> row.getInt("n"), "select count(*) as n from " + table)
        .get(0);
  }

  static Text text(String english) {
    return new Text(english, null);
  }

  static NewIncident incident(Map<String, State> components) {
    return new NewIncident(
        new Text("Mail is slow", "Mail ist langsam"),
        Status.INVESTIGATING,
        null,
        new Text("We look into it.", "Wir sehen nach."),
        components,
        "alice");
  }

  static NewUpdate update(Status status, Map<String, State> components) {
    return new NewUpdate(
        status, null, text("News: " + status.code()), components, null, "bob", null);
  }

  private final class SettableClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
