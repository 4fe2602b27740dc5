package net.psmail.certificates.lifecycle;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** An empty database with the tables of this module. */
public final class TrialDatabase {

  private TrialDatabase() {}

  public static DataSource create() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";DB_CLOSE_DELAY=-1");
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:net/psmail/certificates/migration")
        .table("certificates_schema_history")
        .load()
        .migrate();
    return source;
  }
}
