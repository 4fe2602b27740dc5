package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What an authority that asks on port 80 is told, by whichever node it meets.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-8.3">RFC 8555, 8.3</a>
 */
public final class ChallengeAnswers {

  private static final Duration LIFE = Duration.ofDays(1);

  private final Database database;
  private final Clock clock;

  public ChallengeAnswers(DataSource source, Clock clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /** The answer to a token, if that is one of ours. */
  public Optional<String> to(String token) {
    return database
        .query(
            row -> requireNonNull(row.getString(1)),
            "select answer from challenge_answer where token = ? and expires_at > ?",
            token,
            clock.instant())
        .stream()
        .findFirst();
  }

  /** Gives the answer from now on, for a day at the most. */
  public void give(URI order, String token, String answer) {
    database.transaction(
        connection -> {
          Database.update(
              connection,
              "delete from challenge_answer where token = ? or expires_at <= ?",
              token,
              clock.instant());
          return Database.update(
              connection,
              "insert into challenge_answer (token, answer, order_location, expires_at)"
                  + " values (?, ?, ?, ?)",
              token,
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
