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

  /**
   * Applies what is missing.
   *
   * @throws ProvisioningException START_REFUSED when the data belong to a newer version, or the
   *     migration fails
   */
  public void migrate() {
    migrate(dataSource);
  }

  static void migrate(DataSource dataSource) {
    try {
      Flyway flyway =
          Flyway.configure(Schema.class.getClassLoader())
              .dataSource(dataSource)
              .locations("classpath:net/psmail/provisioning/migration")
              .table("provisioning_schema_history")
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .load();
      makeDurable(dataSource);
      refuseNewer(flyway.info());
      flyway.migrate();
    } catch (FlywayException | SQLException failure) {
      throw ProvisioningException.startRefused(
          "The database could not be brought up to date: " + failure.getMessage(), failure);
    }
  }

  /** H2 writes a commit down half a second late, and a killed process would take it along. */
  private static void makeDurable(DataSource dataSource) throws SQLException {
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
