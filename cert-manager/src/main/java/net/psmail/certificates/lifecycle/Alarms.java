package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import net.psmail.certificates.lifecycle.Alarm.Kind;

/** The alarms that stand. One is raised once, by whichever node sees it first, until it is over. */
public final class Alarms {

  private static final int LONGEST_SENTENCE = 1024;

  private final Database database;
  private final Clock clock;

  public Alarms(DataSource source, Clock clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /** Raises it; the alarm if nobody did before. */
  public Optional<Alarm> raise(String subject, Kind kind, String sentence) {
    String text =
        sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE);
    int news =
        database.update(
            "insert ignore into certificate_alarm (subject, kind, since, sentence)"
                + " values (?, ?, ?, ?)",
            subject,
            kind,
            clock.instant(),
            text);
    return news == 0
        ? Optional.empty()
        : standing().stream()
            .filter(alarm -> alarm.subject().equals(subject) && alarm.kind() == kind)
            .findFirst();
  }

  /** It is over. */
  public void clear(String subject, Kind kind) {
    database.update("delete from certificate_alarm where subject = ? and kind = ?", subject, kind);
  }

  /** Those that stand, the oldest first. */
  public List<Alarm> standing() {
    return database.query(Alarms::alarm, "select * from certificate_alarm order by id");
  }

  /** Those that were raised before a moment and nobody could be told of, the oldest first. */
  public List<Alarm> untold(Instant before) {
    return database.query(
        Alarms::alarm,
        "select * from certificate_alarm where told_at is null and since < ? order by id",
        before);
  }

  /** Somebody was told. */
  public void told(Alarm alarm) {
    database.update(
        "update certificate_alarm set told_at = ? where id = ?", clock.instant(), alarm.id());
  }

  private static Alarm alarm(ResultSet row) throws SQLException {
    return new Alarm(
        row.getLong("id"),
        requireNonNull(row.getString("subject")),
        Kind.valueOf(row.getString("kind")),
        requireNonNull(Database.instant(row, "since")),
        requireNonNull(row.getString("sentence")));
  }
}
