package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;

/**
 * A database of its own that is brought up to date in steps: of the kind that this run is about.
 */
final class OldDatabase implements AutoCloseable {

  private static final String H2 =
      "jdbc:h2:mem:old;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";
  private static final Pattern END = Pattern.compile(";\n");
  private static final String HISTORY = "provisioning_schema_history";

  private final String url;
  private final Optional<MariaDb> server;

  private OldDatabase(String url, Optional<MariaDb> server) {
    this.url = url;
    this.server = server;
  }

  static OldDatabase create(Path directory) throws IOException {
    if ("h2".equals(System.getProperty("it.database"))) {
      return new OldDatabase(H2, Optional.empty());
    }
    MariaDb server = MariaDb.create(directory.resolve("old"), ContainerEnvironment.freePort());
    return new OldDatabase(server.url(), Optional.of(server));
  }

  void migrate(String version) {
    Flyway.configure()
        .dataSource(url, MariaDb.USER, MariaDb.PASSWORD)
        .locations("classpath:net/psmail/provisioning/migration")
        .table(HISTORY)
        .target(version)
        .load()
        .migrate();
  }

  /** Runs the statements of a file beside this class. */
  void fill(String file) throws IOException, SQLException {
    try (InputStream script = OldDatabase.class.getResourceAsStream(file)) {
      byte[] text = Objects.requireNonNull(script).readAllBytes();
      for (String statement : END.splitAsStream(new String(text, UTF_8).strip()).toList()) {
        execute(statement);
      }
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What stands in the first column. */
  List<String> list(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** How many rows every table has, besides the history of the migrations. */
  Map<String, Integer> sizes() throws SQLException {
    Map<String, Integer> sizes = new TreeMap<>();
    try (Connection connection = connection();
        ResultSet tables =
            connection
                .getMetaData()
                .getTables(
                    connection.getCatalog(),
                    connection.getSchema(),
                    "%",
                    new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME");
        sizes.put(name, Integer.parseInt(list("select count(*) from " + name).get(0)));
      }
    }
    sizes.remove(HISTORY);
    return sizes;
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(url, MariaDb.USER, MariaDb.PASSWORD);
  }

  @Override
  public void close() {
    server.ifPresent(MariaDb::close);
  }
}
