package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What an authority that asks one of our ports is told, by whichever node it meets. It asks for a
 * token on port 80 (<a href="https://www.rfc-editor.org/rfc/rfc8555#section-8.3">RFC 8555,
 * 8.3</a>), and for a host in TLS (<a href="https://www.rfc-editor.org/rfc/rfc8737#section-3">RFC
 * 8737, 3</a>); it is answered with the key authorization.
 */
public final class ChallengeAnswers {

  private static final Duration LIFE = Duration.ofDays(1);

  private final Database database;
  private final Clock clock;

  public ChallengeAnswers(DataSource source, Clock clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /**
   * The answer, if that is known; the newest of several.
   *
   * @param asked the token, or the host
   */
  public Optional<String> to(ChallengeKind kind, String asked) {
    return database
        .query(
            row -> requireNonNull(row.getString(1)),
            "select answer from challenge_answer where kind = ? and asked = ? and expires_at > ?"
                + " order by id desc limit 1",
            kind,
            asked,
            clock.instant())
        .stream()
        .findFirst();
  }

  /** Gives the answer to what is asked from now on, for a day at the most. */
  public void give(URI order, ChallengeKind kind, String asked, String answer) {
    database.transaction(
        connection -> {
          Database.update(
              connection,
              "delete from challenge_answer where expires_at <= ?"
                  + " or (order_location = ? and kind = ? and asked = ?)",
              clock.instant(),
              order.toString(),
              kind,
              asked);
          return Database.update(
              connection,
              "insert into challenge_answer (kind, asked, answer, order_location, expires_at)"
                  + " values (?, ?, ?, ?, ?)",
              kind,
              asked,
              answer,
              order.toString(),
              clock.instant().plus(LIFE));
        });
  }

  /** Gives an order's answers no longer. */
  public void withdraw(URI order) {
    database.update("delete from challenge_answer where order_location = ?", order.toString());
  }
}
