package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import org.jspecify.annotations.Nullable;

/**
 * The rows of managed certificates. A row is changed by whoever holds its lease: a step asks
 * authorities and servers, and no transaction may be open for that long. What a node writes after
 * its lease was taken by another is not kept.
 */
final class CertificateTable {

  private static final int LONGEST_REASON = 1024;

  private final Database database;

  CertificateTable(DataSource source) {
    this.database = new Database(source);
  }

  /** Takes a plan in; another plan of that name is begun anew, but what is served stays. */
  void declare(Plan plan, Instant now) {
    database.transaction(connection -> declare(connection, plan, now));
  }

  /** The same, with other changes. */
  static int declare(Connection connection, Plan plan, Instant now) throws SQLException {
    String names = String.join(" ", plan.names().all());
    String issuers = String.join(" ", plan.issuers());
    Database.update(
        connection,
        "insert ignore into managed_certificate"
            + " (id, names, key_type, challenge, profile, issuers, stage, next_look)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        plan.id(),
        names,
        plan.keyType(),
        plan.challenge(),
        plan.profile(),
        issuers,
        Stage.PLANNED,
        now);
    return replaceOther(connection, plan, names, issuers, now);
  }

  /** Forgets all certificates but these and those that operators declared. */
  void keepOnly(Set<String> ids) {
    for (String id : ids) {
      // Wanted again: nothing of that name may rest any more.
      database.update(
          "delete from declared_certificate where id = ? and set_aside_at is not null", id);
    }
    for (ManagedCertificate one : all()) {
      if (!ids.contains(one.wanted().id())) {
        database.update(
            "delete from managed_certificate where id = ?"
                + " and id not in (select id from declared_certificate)",
            one.wanted().id());
      }
    }
  }

  /** What lies in its place counts as served, and as in need of being replaced. */
  void standsIn(String id, List<X509Certificate> chain, Instant now) {
    String text = requireNonNull(ChainText.of(chain));
    database.update(
        "update managed_certificate set current_chain = ?, served_by = null, renew_at = null,"
            + " stage = case stage when 'PROVED' then 'PLANNED' else stage end, next_look = ?"
            + " where id = ? and coalesce(current_chain, '') <> ?"
            + " and coalesce(pending_chain, '') <> ? and lease_owner is null",
        text,
        now,
        id,
        text,
        text);
  }

  /**
   * Makes a chain the one that is on its way, unless there is one or a step is being done.
   *
   * @param withIt is done if and only if that happens
   */
  boolean takeOver(
      String id,
      List<X509Certificate> chain,
      String issuer,
      String sentence,
      Instant now,
      Runnable withIt) {
    return database.transaction(
        connection -> {
          boolean taken =
              Database.update(
                      connection,
                      "update managed_certificate set stage = ?, resumes = null, issuer = ?,"
                          + " order_location = null, reason = null, next_look = ?, failures = 0,"
                          + " pending_chain = ?, left_out = null where id = ?"
                          + " and served_by is null and coalesce(pending_chain, '') = ''"
                          + " and (lease_owner is null or lease_until <= ?)",
                      Stage.ISSUED,
                      issuer,
                      now,
                      ChainText.of(chain),
                      id,
                      now)
                  == 1;
          if (taken) {
            withIt.run();
            insertEvent(connection, id, now, Stage.ISSUED, issuer, sentence);
          }
          return taken;
        });
  }

  /** Adds to the history, unless that says it already at its end. */
  void remark(String id, String sentence, Instant now) {
    List<Event> past = events(id);
    boolean isSaid =
        !past.isEmpty() && Objects.equals(past.get(past.size() - 1).reason(), shortened(sentence));
    if (!isSaid) {
      database.transaction(
          connection -> {
            insertEvent(connection, id, now, Stage.PLANNED, null, sentence);
            return id;
          });
    }
  }

  /** Begins anew with what rests or failed, at once; false while a step is being done. */
  boolean beginAnew(String id, String reason, Instant now) {
    return database.transaction(
        connection -> {
          boolean begun =
              Database.update(
                      connection,
                      "update managed_certificate set stage = ?, resumes = null, renew_at = null,"
                          + " order_location = null, pending_chain = null, reason = null,"
                          + " next_look = ? where id = ? and stage in ('PROVED', 'FAILED')"
                          + " and lease_owner is null",
                      Stage.PLANNED,
                      now,
                      id)
                  == 1;
          if (begun) {
            insertEvent(connection, id, now, Stage.PLANNED, null, reason);
          }
          return begun;
        });
  }

  /** Ids whose next step is due, the longest due first; what is set aside rests. */
  List<String> due(Instant now) {
    return database.query(
        row -> requireNonNull(row.getString(1)),
        "select id from managed_certificate where (next_look <= ? or next_look > ?)"
            + " and id not in"
            + " (select id from declared_certificate where set_aside_at is not null)"
            + " order by next_look, id",
        now,
        WrongClock.bound(now));
  }

  /** Takes the lease unless another holds it. */
  Optional<ManagedCertificate> take(String id, String owner, Instant now, Duration lease) {
    return database.transaction(
        connection -> {
          int taken =
              Database.update(
                  connection,
                  "update managed_certificate set lease_owner = ?, lease_until = ?"
                      + " where id = ? and (next_look <= ? or next_look > ?)"
                      + " and (lease_owner is null or lease_until <= ? or lease_until > ?)",
                  owner,
                  now.plus(lease),
                  id,
                  now,
                  WrongClock.bound(now),
                  now,
                  WrongClock.bound(now));
          return taken == 0 ? Optional.empty() : find(connection, id);
        });
  }

  /** Takes the lease whether a step is due or not, unless another holds it. */
  Optional<ManagedCertificate> hold(String id, String owner, Instant now, Duration lease) {
    return database.transaction(
        connection -> {
          int taken =
              Database.update(
                  connection,
                  "update managed_certificate set lease_owner = ?, lease_until = ?"
                      + " where id = ? and (lease_owner is null or lease_until <= ?)",
                  owner,
                  now.plus(lease),
                  id,
                  now);
          return taken == 0 ? Optional.empty() : find(connection, id);
        });
  }

  /** Gives the lease back. */
  void release(String id, String owner) {
    database.update(
        "update managed_certificate set lease_owner = null, lease_until = null"
            + " where id = ? and lease_owner = ?",
        id,
        owner);
  }

  /** All of them, by their ids. */
  List<ManagedCertificate> all() {
    return database.query(
        CertificateTable::certificate, "select * from managed_certificate order by id");
  }

  Optional<ManagedCertificate> find(String id) {
    return database.transaction(connection -> find(connection, id));
  }

  /** Begins anew with what is wanted now, whoever is at it; what is served stays. */
  static void replan(Connection connection, String id, String reason, Instant now)
      throws SQLException {
    Database.update(
        connection,
        "update managed_certificate set stage = ?, resumes = null, order_location = null,"
            + " pending_chain = null, reason = null, renew_at = null, failures = 0,"
            + " left_out = null, next_look = ?, lease_owner = null where id = ?",
        Stage.PLANNED,
        now,
        id);
    Database.update(connection, "delete from issuer_pause where certificate_id = ?", id);
    insertEvent(connection, id, now, Stage.PLANNED, null, reason);
  }

  private static Optional<ManagedCertificate> find(Connection connection, String id)
      throws SQLException {
    return Database.query(
            connection,
            CertificateTable::certificate,
            "select * from managed_certificate where id = ?",
            id)
        .stream()
        .findFirst();
  }

  /**
   * Who writes, and how long that one goes on.
   *
   * @param until nothing when the lease is given back
   */
  record Lease(String owner, Optional<Instant> until) {}

  /** Keeps what a step did; false when the lease was lost meanwhile. */
  boolean save(ManagedCertificate certificate, Stage before, Lease lease, Instant now) {
    Standing standing = certificate.standing();
    return database.transaction(
        connection -> {
          boolean held = update(connection, certificate.plan().id(), standing, lease) == 1;
          if (held && (standing.stage() == Stage.FAILED || standing.stage() != before)) {
            insertEvent(
                connection,
                certificate.plan().id(),
                now,
                standing.stage(),
                standing.issuer(),
                standing.reason());
          }
          return held;
        });
  }

  /** The history, oldest first. */
  List<Event> events(String id) {
    return database.query(
        row ->
            new Event(
                requireNonNull(Database.instant(row, "happened_at")),
                Stage.valueOf(row.getString("stage")),
                row.getString("issuer"),
                row.getString("reason")),
        "select * from certificate_event where certificate_id = ? order by id",
        id);
  }

  private static int replaceOther(
      Connection connection, Plan plan, String names, String issuers, Instant now)
      throws SQLException {
    Database.update(
        connection, "update managed_certificate set issuers = ? where id = ?", issuers, plan.id());
    return Database.update(
        connection,
        "update managed_certificate set names = ?, key_type = ?, challenge = ?, profile = ?,"
            + " stage = ?, resumes = null, order_location = null, pending_chain = null,"
            + " renew_at = null, left_out = null, next_look = ?, lease_owner = null where id = ? and not (names = ?"
            + " and key_type = ? and challenge = ? and coalesce(profile, '') = ?)",
        names,
        plan.keyType(),
        plan.challenge(),
        plan.profile(),
        Stage.PLANNED,
        now,
        plan.id(),
        names,
        plan.keyType(),
        plan.challenge(),
        plan.profile() == null ? "" : plan.profile());
  }

  private static int update(Connection connection, String id, Standing standing, Lease lease)
      throws SQLException {
    return Database.update(
        connection,
        "update managed_certificate set stage = ?, resumes = ?, issuer = ?, order_location = ?,"
            + " reason = ?, next_look = ?, renew_at = ?, failures = ?, served_by = ?, pending_chain"
            + " = ?, current_chain = ?, left_out = ?, lease_owner = ?, lease_until = ?"
            + " where id = ? and lease_owner = ?",
        standing.stage(),
        standing.resumes(),
        standing.issuer(),
        standing.order() == null ? null : standing.order().toString(),
        shortened(standing.reason()),
        standing.nextLook(),
        standing.renewAt(),
        standing.failures(),
        standing.servedBy(),
        ChainText.of(standing.pending()),
        ChainText.of(standing.current()),
        FindingsText.of(standing.leftOut()),
        lease.until().isPresent() ? lease.owner() : null,
        lease.until().orElse(null),
        id,
        lease.owner());
  }

  static void insertEvent(
      Connection connection,
      String id,
      Instant now,
      Stage stage,
      @Nullable String issuer,
      @Nullable String reason)
      throws SQLException {
    Database.insert(
        connection,
        "insert into certificate_event (certificate_id, happened_at, stage, issuer, reason)"
            + " values (?, ?, ?, ?, ?)",
        id,
        now,
        stage,
        issuer,
        shortened(reason));
  }

  private static ManagedCertificate certificate(ResultSet row) throws SQLException {
    Plan plan =
        new Plan(
            row.getString("id"),
            CertificateNames.of(List.of(row.getString("names").split(" ", -1))),
            KeyType.valueOf(row.getString("key_type")),
            ChallengeKind.valueOf(row.getString("challenge")),
            row.getString("profile"),
            List.of(row.getString("issuers").split(" ", -1)));
    String resumes = row.getString("resumes");
    String order = row.getString("order_location");
    return new ManagedCertificate(
        plan,
        new Standing(
            Stage.valueOf(row.getString("stage")),
            resumes == null ? null : Stage.valueOf(resumes),
            row.getString("issuer"),
            order == null ? null : URI.create(order),
            row.getString("reason"),
            requireNonNull(Database.instant(row, "next_look")),
            Database.instant(row, "renew_at"),
            row.getInt("failures"),
            row.getString("served_by"),
            ChainText.read(row.getString("pending_chain")),
            ChainText.read(row.getString("current_chain")),
            FindingsText.read(row.getString("left_out"))));
  }

  private static @Nullable String shortened(@Nullable String reason) {
    return reason == null || reason.length() <= LONGEST_REASON
        ? reason
        : reason.substring(0, LONGEST_REASON);
  }
}
