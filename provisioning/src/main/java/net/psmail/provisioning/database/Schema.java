package net.psmail.provisioning.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import net.psmail.provisioning.ProvisioningException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Brings the tables and views up to date before anything else runs. */
@ApplicationScoped
public class Schema {

  private static final int PROBE_SECONDS = 2;
  private static final Set<MigrationState> FUTURE =
      Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  @Resource(lookup = "java:app/jdbc/psmail")
  DataSource dataSource;

  /** Brings the tables of this module up to date. */
  public void migrate() {
    migrate("provisioning");
  }

  /**
   * Applies what is missing of a module's tables: each has its own scripts, in {@code
   * net/psmail/<module>/migration}, and its own history.
   *
   * @throws ProvisioningException START_REFUSED when the data belong to a newer version, or the
   *     migration fails
   */
  public void migrate(String module) {
    try {
      Flyway flyway =
          Flyway.configure(Schema.class.getClassLoader())
              .dataSource(dataSource)
              .locations("classpath:net/psmail/" + module + "/migration")
              .table(module + "_schema_history")
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .load();
      makeDurable();
      refuseNewer(flyway.info());
      flyway.migrate();
    } catch (FlywayException | SQLException failure) {
      throw ProvisioningException.startRefused(
          "The database could not be brought up to date: " + failure.getMessage(), failure);
    }
  }

  /** H2 writes a commit down half a second late, and a killed process would take it along. */
  private void makeDurable() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
        statement.execute("set write_delay 0");
      }
    }
  }

  private static void refuseNewer(MigrationInfoService info) {
    Optional<MigrationInfo> newer =
        Arrays.stream(info.applied())
            .filter(migration -> FUTURE.contains(migration.getState()))
            .findFirst();
    newer.ifPresent(
        migration -> {
          throw ProvisioningException.startRefused(
              "The database was written by a newer version of PSMail (schema "
                  + migration.getVersion()
                  + "): start that version, or restore a backup from before it.",
              null);
        });
  }

  /** Whether the database answers within two seconds. */
  public boolean answers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(PROBE_SECONDS);
    } catch (SQLException unavailable) {
      return false;
    }
  }
}
