package net.psmail.certificates.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;

/**
 * The plans that operators made besides those of the configuration, for all nodes. A plan that is
 * removed is set aside, and its name stays taken until it is forgotten.
 */
public final class DeclaredPlans {

  private final Database database;

  public DeclaredPlans(DataSource source) {
    this.database = new Database(source);
  }

  /**
   * Takes a new plan in.
   *
   * @return false when one has that name, also one that is set aside
   */
  public boolean add(Plan plan) {
    return database.update(
            "insert ignore into declared_certificate"
                + " (id, names, key_type, challenge, profile, issuers) values (?, ?, ?, ?, ?, ?)",
            plan.id(),
            String.join(" ", plan.names().all()),
            plan.keyType(),
            plan.challenge(),
            plan.profile(),
            String.join(" ", plan.issuers()))
        == 1;
  }

  /**
   * Puts another plan in the place of the one of that name.
   *
   * @return false when there is none, or it is set aside
   */
  public boolean change(Plan plan) {
    return database.transaction(
        connection -> {
          List<Declared> found =
              Database.query(
                  connection,
                  DeclaredPlans::declared,
                  "select * from declared_certificate where id = ? and set_aside_at is null"
                      + " for update",
                  plan.id());
          Database.update(
              connection,
              "update declared_certificate set names = ?, key_type = ?, challenge = ?, profile = ?,"
                  + " issuers = ? where id = ? and set_aside_at is null",
              String.join(" ", plan.names().all()),
              plan.keyType(),
              plan.challenge(),
              plan.profile(),
              String.join(" ", plan.issuers()),
              plan.id());
          return !found.isEmpty();
        });
  }

  /** Removes a plan until it is brought back; false when none of that name is wanted. */
  public boolean setAside(String id, Instant now) {
    return database.update(
            "update declared_certificate set set_aside_at = ? where id = ?"
                + " and set_aside_at is null",
            now,
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

  /** Forgets what was set aside before that, and gives its names free. */
  public void forget(Instant before) {
    database.update("delete from declared_certificate where set_aside_at < ?", before);
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
