package net.psmail.portal.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.Server;

/** A database apart from the portal, so that it can fail and be looked into. */
final class Database {

  private final Path folder;
  private final int port = RunningPortal.freePort();
  private Server server;

  private Database(Path folder) {
    this.folder = folder;
    this.server = serve(folder, port);
  }

  static Database create(Path folder) throws IOException {
    return new Database(Files.createDirectories(folder));
  }

  String url() {
    return "jdbc:h2:tcp://localhost:"
        + port
        + "/psmail;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
  }

  /** Where a database was answers none. */
  void stop() {
    server.stop();
  }

  void start() {
    server = serve(folder, port);
  }

  private static Server serve(Path folder, int port) {
    try {
      return Server.createTcpServer(
              "-tcpPort", Integer.toString(port), "-ifNotExists", "-baseDir", folder.toString())
          .start();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Makes something happen that would take too long. */
  void change(String statement, String... arguments) {
    try (Connection connection = DriverManager.getConnection(url(), "psmail", "");
        PreparedStatement change = connection.prepareStatement(statement)) {
      for (int i = 0; i < arguments.length; i++) {
        change.setString(i + 1, arguments[i]);
      }
      change.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The number that a query answers; nought if it answers nothing. */
  long number(String query, String... arguments) {
    try (Connection connection = DriverManager.getConnection(url(), "psmail", "");
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
