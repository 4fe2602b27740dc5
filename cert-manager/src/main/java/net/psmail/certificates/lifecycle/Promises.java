package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import net.psmail.certificates.Tlsa;

/** What the DNS tells the world of the keys of certificates, as far as it is known here. */
public final class Promises {

  private static final int LONGEST_TROUBLE = 1024;

  private final Database database;

  public Promises(DataSource source) {
    this.database = new Database(source);
  }

  /**
   * Says at which names records are wanted. Others count until the last record is gone from them.
   */
  public void declare(String id, Set<String> owners) {
    for (PromisedName name : names(id)) {
      database.update(
          "update tlsa_owner set is_wanted = ? where certificate_id = ? and owner = ?",
          owners.contains(name.owner()),
          id,
          name.owner());
    }
    for (String owner : owners) {
      database.update(
          "insert ignore into tlsa_owner (certificate_id, owner, is_wanted) values (?, ?, ?)",
          id,
          owner,
          true);
    }
  }

  /** The names that count. */
  public List<PromisedName> names(String id) {
    return database.query(
        row ->
            new PromisedName(
                requireNonNull(row.getString("owner")),
                row.getBoolean("is_wanted"),
                Database.instant(row, "looked_at"),
                Duration.ofSeconds(row.getLong("ttl_seconds")),
                row.getBoolean("is_signed"),
                row.getBoolean("is_refused"),
                row.getBoolean("is_pasted"),
                row.getString("trouble")),
        "select * from tlsa_owner where certificate_id = ? order by owner",
        id);
  }

  /** All that was promised for a certificate and is not forgotten. */
  public List<Promise> of(String id) {
    return database.query(
        row ->
            new Promise(
                requireNonNull(row.getString("owner")),
                requireNonNull(row.getString("digest")),
                Duration.ofSeconds(row.getLong("ttl_seconds")),
                Database.instant(row, "seen_since"),
                Database.instant(row, "seen_until"),
                Database.instant(row, "shown_at"),
                Database.instant(row, "published_at"),
                Database.instant(row, "unused_since")),
        "select * from tlsa_record where certificate_id = ? order by owner, digest",
        id);
  }

  /** Whether the keys of the certificate are promised at all. */
  boolean areMade(String id) {
    return !names(id).isEmpty();
  }

  /** Where the key's promise is not ripe; nothing when the key may be served. */
  Optional<String> unripe(String id, PublicKey key) {
    String digest = Tlsa.digest(key);
    Set<String> ripe =
        Set.copyOf(
            of(id).stream()
                .filter(promise -> promise.digest().equals(digest) && promise.isRipe())
                .map(Promise::owner)
                .toList());
    return names(id).stream()
        .map(PromisedName::owner)
        .filter(owner -> !ripe.contains(owner))
        .findFirst();
  }

  /** Keeps what is known of a name. */
  public void keep(String id, PromisedName name) {
    String trouble = name.trouble();
    database.update(
        "update tlsa_owner set looked_at = ?, ttl_seconds = ?, is_signed = ?, is_refused = ?,"
            + " is_pasted = ?, trouble = ? where certificate_id = ? and owner = ?",
        name.lookedAt(),
        name.ttl().toSeconds(),
        name.signed(),
        name.refused(),
        name.pasted(),
        trouble == null || trouble.length() <= LONGEST_TROUBLE
            ? trouble
            : trouble.substring(0, LONGEST_TROUBLE),
        id,
        name.owner());
  }

  /** Keeps a promise in the place of what was known of it. */
  public void keep(String id, Promise promise) {
    database.transaction(
        connection -> {
          Database.update(
              connection,
              "delete from tlsa_record where certificate_id = ? and owner = ? and digest = ?",
              id,
              promise.owner(),
              promise.digest());
          return Database.update(
              connection,
              "insert into tlsa_record (certificate_id, owner, digest, ttl_seconds, seen_since,"
                  + " seen_until, shown_at, published_at, unused_since)"
                  + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              id,
              promise.owner(),
              promise.digest(),
              promise.ttl().toSeconds(),
              promise.seenSince(),
              promise.seenUntil(),
              promise.shownAt(),
              promise.publishedAt(),
              promise.unusedSince());
        });
  }

  /** Forgets a promise that nobody remembers. */
  public void forget(String id, Promise promise) {
    database.update(
        "delete from tlsa_record where certificate_id = ? and owner = ? and digest = ?",
        id,
        promise.owner(),
        promise.digest());
  }

  /** Forgets a name that has no promises any more. */
  public void forget(String id, PromisedName name) {
    database.update(
        "delete from tlsa_owner where certificate_id = ? and owner = ?", id, name.owner());
  }
}
