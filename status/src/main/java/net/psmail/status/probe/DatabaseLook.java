package net.psmail.status.probe;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import net.psmail.status.Settings;
import org.jspecify.annotations.Nullable;

/** Whether a database of the settings takes a connection and answers on it. */
final class DatabaseLook implements Look {

  private static final int SECONDS_TO_ANSWER = 60;

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    Settings settings = visit.settings().settings();
    Optional<String> url =
        settings.text("psmail.status.database.NAME.url".replace("NAME", probe.target()));
    if (url.isEmpty()) {
      return new Sight(Finding.NOT_CONFIGURED, "psmail.status.database." + probe.target());
    }
    String user =
        settings.text("psmail.status.database.NAME.user".replace("NAME", probe.target()), "");
    String password =
        settings.text("psmail.status.database.NAME.password".replace("NAME", probe.target()), "");
    return visit.await(() -> answers(url.get(), login(url.get(), user, password, visit)));
  }

  /** MySQL's driver would wait for ever for a server that says nothing. */
  private static Properties login(String url, String user, String password, Visit visit) {
    Properties login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    if (url.startsWith("jdbc:mysql:")) {
      String rest = Long.toString(Math.max(1, visit.remaining().toMillis()));
      login.setProperty("connectTimeout", rest);
      login.setProperty("socketTimeout", rest);
    }
    return login;
  }

  /** What the driver says may hold the address; only the code of the error is told. */
  private static Sight answers(String url, Properties login) {
    try (Connection connection = connect(url, login)) {
      if (connection == null) {
        return new Sight(Finding.NOT_CONFIGURED, "No driver for this database");
      }
      return connection.isValid(SECONDS_TO_ANSWER)
          ? Sight.WORKS
          : new Sight(Finding.DATABASE_FAILED, null);
    } catch (SQLException e) {
      return new Sight(Finding.DATABASE_FAILED, "SQLSTATE " + e.getSQLState());
    }
  }

  /**
   * Asks the drivers of this archive and of its server: {@code DriverManager} knows only those that
   * were there when the server began. Null if none of them takes the address.
   */
  private static @Nullable Connection connect(String url, Properties login) throws SQLException {
    for (Driver driver : ServiceLoader.load(Driver.class, DatabaseLook.class.getClassLoader())) {
      Connection connection = driver.connect(url, login);
      if (connection != null) {
        return connection;
      }
    }
    return null;
  }
}
