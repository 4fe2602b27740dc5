package net.psmail.certificates.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;

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
   * @return false when a declared or any other certificate has that name, also one that is set
   *     aside
   */
  public boolean add(Plan plan) {
    return database.transaction(
        connection -> {
          boolean added =
              Database.update(
                      connection,
                      "insert ignore into declared_certificate"
                          + " (id, names, key_type, challenge, profile, issuers)"
                          + " select ?, ?, ?, ?, ?, ? from dual where not exists"
                          + " (select 1 from managed_certificate where id = ?)",
                      plan.id(),
                      String.join(" ", plan.names().all()),
                      plan.keyType(),
                      plan.challenge(),
                      plan.profile(),
                      String.join(" ", plan.issuers()),
                      plan.id())
                  == 1;
          if (added) {
            CertificateTable.declare(connection, plan, clock.instant());
          }
          return added;
        });
  }

  /**
   * Puts another plan in the place of the one of that name.
   *
   * @return false when there is none, or it is set aside
   */
  public boolean change(Plan plan) {
    return database.transaction(
        connection -> {
          boolean found =
              !Database.query(
                      connection,
                      row -> row.getString("id"),
                      "select id from declared_certificate where id = ? and set_aside_at is null"
                          + " for update",
                      plan.id())
                  .isEmpty();
          if (found) {
            Database.update(
                connection,
                "update declared_certificate set names = ?, key_type = ?, challenge = ?,"
                    + " profile = ?, issuers = ? where id = ?",
                String.join(" ", plan.names().all()),
                plan.keyType(),
                plan.challenge(),
                plan.profile(),
                String.join(" ", plan.issuers()),
                plan.id());
            CertificateTable.declare(connection, plan, clock.instant());
          }
          return found;
        });
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

  private static Declared declared(ResultSet row) throws SQLException {
    return new Declared(
        new Plan(
            row.getString("id"),
            CertificateNames.of(List.of(row.getString("names").split(" ", -1))),
            KeyType.valueOf(row.getString("key_type")),
            ChallengeKind.valueOf(row.getString("challenge")),
            row.getString("profile"),
            List.of(row.getString("issuers").split(" ", -1))),
        Database.instant(row, "set_aside_at"));
  }
}
