package net.psmail.provisioning.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class RolesMigrationIT {

  private final DataSource source = database();

  @Test
  void makesThoseAdministratorsWhoRanTheProviderBefore() throws SQLException {
    migrate("4");
    execute(account("'grace', 'OPERATOR'"));
    execute(account("'ada@psmail.test', 'MEMBER'"));
    migrate("5");
    assertThat(roleOf("grace")).isEqualTo("ADMINISTRATOR");
    assertThat(roleOf("ada@psmail.test")).isEqualTo("MEMBER");
  }

  private void migrate(String version) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:net/psmail/provisioning/migration")
        .target(version)
        .load()
        .migrate();
  }

  private static String account(String nameAndRole) {
    return "insert into account (language, state, password_kdf, password_verifier, created_at,"
        + " sign_in_name, role) values ('en', 'ACTIVE', 'x', 'x', now(), "
        + nameAndRole
        + ")";
  }

  private void execute(String sql) throws SQLException {
    try (var connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String roleOf(String name) throws SQLException {
    try (var connection = source.getConnection();
        var statement =
            connection.prepareStatement("select role from account where sign_in_name = ?")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }

  private static DataSource database() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:mem:roles;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1");
    return source;
  }
}
