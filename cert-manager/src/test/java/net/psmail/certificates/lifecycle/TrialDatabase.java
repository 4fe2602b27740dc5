package net.psmail.certificates.lifecycle;

import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** An empty database with the tables of this module. */
public final class TrialDatabase {

  private static final String OPTIONS =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE" + ";DB_CLOSE_DELAY=-1";

  private TrialDatabase() {}

  public static DataSource create() {
    return migrated(source());
  }

  /** In a file, for a process that is killed and the one that goes on. */
  public static DataSource in(Path file) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + file + OPTIONS);
    return migrated(JdbcConnectionPool.create(source));
  }

  /** How many rows a table has. */
  public static int count(DataSource source, String table) {
    return new Database(source).query(row -> row.getInt(1), "select count(*) from " + table).get(0);
  }

  /** For a test that asks it often. */
  static DataSource pooled() {
    JdbcDataSource source = source();
    source.setURL(source.getURL() + ";QUERY_CACHE_SIZE=64;INIT=SET MAX_LENGTH_INPLACE_LOB 100000");
    return migrated(JdbcConnectionPool.create(source));
  }

  private static JdbcDataSource source() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + OPTIONS);
    return source;
  }

  private static DataSource migrated(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:net/psmail/certificates/migration")
        .table("certificates_schema_history")
        .load()
        .migrate();
    return source;
  }
}
