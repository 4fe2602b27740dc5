package net.psmail.status.database;

import com.mysql.cj.jdbc.MysqlConnectionPoolDataSource;
import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** The databases that the status page keeps its things in, each time a fresh one. */
public enum TestDatabase {
  H2 {
    @Override
    public DataSource fresh() {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(
          "jdbc:h2:mem:"
              + UUID.randomUUID()
              + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
              + ";DB_CLOSE_DELAY=-1");
      return source;
    }
  },
  MARIADB {
    @Override
    public DataSource fresh() {
      try {
        return toMariaDb(new MysqlDataSource());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  };

  /** An empty MariaDB, as nodes in processes of their own are told of it. */
  public static Map<String, String> settings() {
    MysqlDataSource source = (MysqlDataSource) MARIADB.fresh();
    return Map.of(
        "psmail.status.db.class",
        MysqlDataSource.class.getName(),
        "psmail.status.db.url",
        source.getUrl(),
        "psmail.status.db.user",
        MariaDb.USER,
        "psmail.status.db.password",
        MariaDb.PASSWORD);
  }

  /** An empty MariaDB whose connections are used again, as those of the product are. */
  public static JdbcConnectionPool mariaDbPool() throws IOException {
    return JdbcConnectionPool.create(toMariaDb(new MysqlConnectionPoolDataSource()));
  }

  private static <T extends MysqlDataSource> T toMariaDb(T source) throws IOException {
    source.setUrl(MariaDb.ofThisRun().create("s" + UUID.randomUUID().toString().replace("-", "")));
    source.setUser(MariaDb.USER);
    source.setPassword(MariaDb.PASSWORD);
    return source;
  }

  /** An empty database; the connections of one source see the same. */
  public abstract DataSource fresh();
}
