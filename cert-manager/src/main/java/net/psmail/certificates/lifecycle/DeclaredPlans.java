package net.psmail.certificates.lifecycle;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import org.jspecify.annotations.Nullable;

/**
 * The plans that operators made besides those of the configuration, for all nodes. A plan begins
 * its life as it is taken in; what is served stays when another takes its place. One that is
 * removed is set aside: what was installed stays where it is, but is not renewed, and the name
 * stays taken until the plan is forgotten.
 */
public final class DeclaredPlans {

  private final Database database;
  private final Clock clock;

  public DeclaredPlans(DataSource source, Clock clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /**
   * Takes a new plan in.
   *
   * @param place where it is installed, as settings call that; null for a folder of ours
   * @param reason what its history says of that
   * @return false when a declared or any other certificate has that name, also one that is set
   *     aside
   */
  public boolean add(Plan plan, @Nullable String place, String reason) {
    return database.transaction(
        connection -> {
          boolean added =
              Database.update(
                      connection,
                      "insert ignore into declared_certificate"
                          + " (id, names, key_type, challenge, profile, issuers, place)"
                          + " select ?, ?, ?, ?, ?, ?, ? from dual where not exists"
                          + " (select 1 from managed_certificate where id = ?)",
                      plan.id(),
                      String.join(" ", plan.names().all()),
                      plan.keyType(),
                      plan.challenge(),
                      plan.profile(),
                      String.join(" ", plan.issuers()),
                      place,
                      plan.id())
                  == 1;
          if (added) {
            Instant now = clock.instant();
            CertificateTable.declare(connection, plan, now);
            CertificateTable.insertEvent(connection, plan.id(), now, Stage.PLANNED, null, reason);
          }
          return added;
        });
  }

  /**
   * Puts another plan, or another place, in the place of the one of that name, and begins it anew;
   * nothing begins when both are the same as before.
   *
   * @param version of the one that was seen
   * @param reason what its history says of that
   * @return false when there is none of that version, or it is set aside
   */
  public boolean change(Plan plan, @Nullable String place, int version, String reason) {
    return database.transaction(
        connection -> {
          Optional<Declared> before =
              wanted(connection, plan.id()).filter(one -> one.version() == version);
          if (before.isPresent()
              && !(before.get().plan().equals(plan)
                  && Objects.equals(before.get().place(), place))) {
            replace(connection, plan, place, reason);
          }
          return before.isPresent();
        });
  }

  private void replace(Connection connection, Plan plan, @Nullable String place, String reason)
      throws SQLException {
    Database.update(
        connection,
        "update declared_certificate set names = ?, key_type = ?, challenge = ?, profile = ?,"
            + " issuers = ?, place = ?, version = version + 1 where id = ?",
        String.join(" ", plan.names().all()),
        plan.keyType(),
        plan.challenge(),
        plan.profile(),
        String.join(" ", plan.issuers()),
        place,
        plan.id());
    Instant now = clock.instant();
    CertificateTable.declare(connection, plan, now);
    CertificateTable.replan(connection, plan.id(), reason, now);
  }

  /** Has those begin their lives that the configuration does not take the names of. */
  public void takeIn(Set<String> configured) {
    for (Declared one : all()) {
      if (!configured.contains(one.plan().id())) {
        database.transaction(connection -> takeIn(connection, one.plan().id()));
      }
    }
  }

  /** Another node may have changed it meanwhile. */
  private boolean takeIn(Connection connection, String id) throws SQLException {
    Optional<Declared> present = wanted(connection, id);
    if (present.isPresent()) {
      CertificateTable.declare(connection, present.get().plan(), clock.instant());
    }
    return present.isPresent();
  }

  /** Removes a plan until it is brought back; false when none of that name is wanted. */
  public boolean setAside(String id) {
    return database.update(
            "update declared_certificate set set_aside_at = ? where id = ?"
                + " and set_aside_at is null",
            clock.instant(),
            id)
        == 1;
  }

  /** Wants a plan again that was set aside; false when none of that name was. */
  public boolean bringBack(String id) {
    return database.update(
            "update declared_certificate set set_aside_at = null where id = ?"
                + " and set_aside_at is not null",
            id)
        == 1;
  }

  /** Forgets what was set aside before that, with its history, and gives its names free. */
  public void forget(Instant before) {
    database.transaction(
        connection -> {
          Database.update(
              connection,
              "delete from managed_certificate where id in"
                  + " (select id from declared_certificate where set_aside_at < ?)",
              before);
          return Database.update(
              connection, "delete from declared_certificate where set_aside_at < ?", before);
        });
  }

  /** All of them, those that are set aside too, by their ids. */
  public List<Declared> all() {
    return database.query(
        DeclaredPlans::declared, "select * from declared_certificate order by id");
  }

  /** One of them, also one that is set aside. */
  public Optional<Declared> find(String id) {
    return database
        .query(DeclaredPlans::declared, "select * from declared_certificate where id = ?", id)
        .stream()
        .findFirst();
  }

  /** One that is not set aside; nobody else changes it until the end of the transaction. */
  private static Optional<Declared> wanted(Connection connection, String id) throws SQLException {
    return Database.query(
            connection,
            DeclaredPlans::declared,
            "select * from declared_certificate where id = ? and set_aside_at is null for update",
            id)
        .stream()
        .findFirst();
  }

  private static Declared declared(ResultSet row) throws SQLException {
    return new Declared(
        new Plan(
            row.getString("id"),
            CertificateNames.of(List.of(row.getString("names").split(" ", -1))),
            KeyType.valueOf(row.getString("key_type")),
            ChallengeKind.valueOf(row.getString("challenge")),
            row.getString("profile"),
            List.of(row.getString("issuers").split(" ", -1))),
        row.getString("place"),
        row.getInt("version"),
        Database.instant(row, "set_aside_at"));
  }
}
