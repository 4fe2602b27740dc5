package net.psmail.status.subscription;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.psmail.status.database.Database;
import net.psmail.status.database.Ids;
import org.jspecify.annotations.Nullable;

/** The SQL of subscribers and of who asked. */
final class SubscriberTable {

  /** How long somebody may think about the question. */
  static final Duration PENDING = Duration.ofDays(3);

  private static final Duration BETWEEN_QUESTIONS = Duration.ofDays(1);
  private static final Duration OF_A_NETWORK = Duration.ofHours(1);
  private static final String CONFIRMED = "confirmed_at is not null and set_aside_at is null";

  /**
   * Somebody who may have to be asked.
   *
   * @param id the id for a new one
   * @param components ids; empty: all
   */
  record Wish(
      String id,
      Kind kind,
      String address,
      String language,
      List<String> components,
      String token,
      @Nullable String secret) {}

  private final Database database;

  SubscriberTable(Database database) {
    this.database = database;
  }

  /** Counts one wish of a network; gives how many there were of late, with it. */
  int count(String network, Instant now) {
    database.update(
        "count a wish",
        "insert into subscription_ask (id, network, asked_at) values (?, ?, ?)",
        Ids.random(),
        network,
        now);
    return database
        .query(
            "count wishes",
            row -> row.getInt(1),
            "select count(*) from subscription_ask where network = ? and asked_at > ?",
            network,
            now.minus(OF_A_NETWORK))
        .get(0);
  }

  /**
   * Has whoever owns the address asked, unless that was done within a day.
   *
   * @return the id of who is asked; empty: nobody is
   */
  Optional<String> ask(Wish wish, Instant now) {
    String hash = Tokens.hash(wish.kind() + " " + wish.address().toLowerCase(Locale.ROOT));
    return database.transaction(
        "have somebody asked",
        connection -> {
          if (!again(connection, wish, hash, now) && !first(connection, wish, hash, now)) {
            return Optional.empty();
          }
          Database.update(
              connection,
              "insert into delivery (subscriber_id, about, due_at, attempts, created_at)"
                  + " select id, ?, ?, 0, ? from subscriber where address_hash = ?",
              Delivery.question(now),
              now,
              now,
              hash);
          return ids(connection, "address_hash", hash).stream().findFirst();
        });
  }

  private static List<String> ids(Connection connection, String column, String value)
      throws SQLException {
    return Database.query(
        connection,
        row -> row.getString(1),
        "select id from subscriber where " + column + " = ?",
        value);
  }

  /** A stranger cannot change what somebody has chosen. Webhooks that work are left alone. */
  private static boolean again(Connection connection, Wish wish, String hash, Instant now)
      throws SQLException {
    Instant before = now.minus(BETWEEN_QUESTIONS);
    String left = wish.kind() == Kind.WEBHOOK ? " and not (" + CONFIRMED + ")" : "";
    int asked =
        Database.update(
            connection,
            "update subscriber set asked_at = ? where address_hash = ? and asked_at <= ?" + left,
            now,
            hash,
            before);
    if (asked == 0) {
      return false;
    }
    int open =
        Database.update(
            connection,
            "update subscriber set language = ?, all_components = ?, secret = ?"
                + " where address_hash = ? and "
                + (wish.kind() == Kind.WEBHOOK ? "kind = 'WEBHOOK'" : "confirmed_at is null"),
            wish.language(),
            wish.components().isEmpty(),
            wish.secret(),
            hash);
    if (open == 1) {
      choose(connection, "address_hash", hash, wish.components());
    }
    return true;
  }

  private static boolean first(Connection connection, Wish wish, String hash, Instant now)
      throws SQLException {
    int added =
        Database.update(
            connection,
            "insert ignore into subscriber (id, kind, address, address_hash, language,"
                + " all_components, token_hash, secret, asked_at, failures, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
            wish.id(),
            wish.kind(),
            wish.address(),
            hash,
            wish.language(),
            wish.components().isEmpty(),
            Tokens.hash(wish.token()),
            wish.secret(),
            now,
            now);
    if (added == 1) {
      choose(connection, "address_hash", hash, wish.components());
    }
    return added == 1;
  }

  Optional<Subscription> find(String token) {
    return database.transaction(
        "read a subscription",
        connection -> {
          String hash = Tokens.hash(token);
          List<String> chosen =
              Database.query(
                  connection,
                  row -> row.getString(1),
                  "select component_id from subscriber_component c join subscriber s"
                      + " on s.id = c.subscriber_id where s.token_hash = ?",
                  hash);
          return Database.query(
                  connection,
                  row ->
                      new Subscription(
                          Kind.valueOf(row.getString("kind")),
                          row.getString("address"),
                          row.getString("language"),
                          isConfirmed(row),
                          new HashSet<>(chosen)),
                  "select * from subscriber where token_hash = ?",
                  hash)
              .stream()
              .findFirst();
        });
  }

  static boolean isConfirmed(ResultSet row) throws SQLException {
    return Database.maybeInstant(row, "confirmed_at") != null
        && Database.maybeInstant(row, "set_aside_at") == null;
  }

  /** Says yes to the question; false when there is no such one. */
  boolean confirm(String token, Kind kind, Instant now) {
    return database.update(
            "confirm a subscription",
            "update subscriber set confirmed_at = ?, failures = 0, set_aside_at = null"
                + " where token_hash = ? and kind = ? and (set_aside_at is not null"
                + " or confirmed_at is not null or asked_at > ?)",
            now,
            Tokens.hash(token),
            kind,
            now.minus(PENDING))
        == 1;
  }

  boolean confirm(String id, Instant now) {
    return database.update(
            "confirm a webhook",
            "update subscriber set confirmed_at = ?, failures = 0, set_aside_at = null"
                + " where id = ?",
            now,
            id)
        == 1;
  }

  boolean choose(String token, List<String> components) {
    return database.transaction(
        "choose components",
        connection -> {
          String hash = Tokens.hash(token);
          Database.update(
              connection,
              "update subscriber set all_components = ? where token_hash = ?",
              components.isEmpty(),
              hash);
          return choose(connection, "token_hash", hash, components);
        });
  }

  private static boolean choose(
      Connection connection, String column, String value, List<String> components)
      throws SQLException {
    List<String> ids = ids(connection, column, value);
    for (String id : ids) {
      Database.update(connection, "delete from subscriber_component where subscriber_id = ?", id);
      for (String component : new HashSet<>(components)) {
        Database.update(
            connection,
            "insert into subscriber_component (subscriber_id, component_id) values (?, ?)",
            id,
            component);
      }
    }
    return !ids.isEmpty();
  }

  /** Ends it. The row stays for as long as the day lasts in which nobody may ask again. */
  boolean leave(String token) {
    return leave("token_hash", Tokens.hash(token));
  }

  boolean leaveById(String id) {
    return leave("id", id);
  }

  private boolean leave(String column, String value) {
    return database.transaction(
        "end a subscription",
        connection -> {
          Database.update(
              connection,
              "delete from delivery where done_at is null and subscriber_id in"
                  + " (select id from subscriber where "
                  + column
                  + " = ?)",
              value);
          return Database.update(
                  connection,
                  "update subscriber set confirmed_at = null, set_aside_at = null, failures = 0"
                      + " where "
                      + column
                      + " = ?",
                  value)
              == 1;
        });
  }

  /** Takes another token for one whose token was made with another key. */
  void renew(String id, String token) {
    database.update(
        "renew a token",
        "update subscriber set token_hash = ? where id = ?",
        Tokens.hash(token),
        id);
  }

  /** Another notice that was refused for good; the third in a row sets the subscriber aside. */
  void refused(String id, Instant now) {
    database.transaction(
        "count a refusal",
        connection -> {
          Database.update(
              connection, "update subscriber set failures = failures + 1 where id = ?", id);
          return Database.update(
              connection,
              "update subscriber set set_aside_at = ? where id = ? and failures >= 3"
                  + " and set_aside_at is null",
              now,
              id);
        });
  }

  void accepted(String id) {
    database.update(
        "forget refusals", "update subscriber set failures = 0 where id = ? and failures > 0", id);
  }

  /** Removes a subscriber with all that was sent. */
  boolean remove(String id) {
    return database.transaction("remove a subscriber", connection -> remove(connection, id));
  }

  private static boolean remove(Connection connection, String id) throws SQLException {
    Database.update(connection, "delete from delivery where subscriber_id = ?", id);
    Database.update(connection, "delete from subscriber_component where subscriber_id = ?", id);
    return Database.update(connection, "delete from subscriber where id = ?", id) == 1;
  }

  /** Removes those who did not answer, and who asked. */
  void purge(Instant now) {
    database
        .query(
            "find who did not answer",
            row -> row.getString(1),
            "select id from subscriber where confirmed_at is null and asked_at <= ?",
            now.minus(PENDING))
        .forEach(this::remove);
    database.update(
        "forget who asked", "delete from subscription_ask where asked_at <= ?", now.minus(PENDING));
  }
}
