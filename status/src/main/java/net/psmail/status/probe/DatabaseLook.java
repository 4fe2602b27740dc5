package net.psmail.status.probe;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import net.psmail.status.Settings;

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
    return visit.await(() -> answers(url.get(), user, password));
  }

  /** What the driver says may hold the address; only the code of the error is told. */
  private static Sight answers(String url, String user, String password) {
    Properties login = new Properties();
    login.put("user", user);
    login.put("password", password);
    try {
      // The driver manager knows those of the server, and not those of this application.
      for (Driver driver : ServiceLoader.load(Driver.class, DatabaseLook.class.getClassLoader())) {
        try (Connection connection = driver.connect(url, login)) {
          if (connection != null) {
            return connection.isValid(SECONDS_TO_ANSWER)
                ? Sight.WORKS
                : new Sight(Finding.DATABASE_FAILED, null);
          }
        }
      }
      return new Sight(Finding.NOT_CONFIGURED, "There is no driver for its address");
    } catch (SQLException e) {
      return new Sight(Finding.DATABASE_FAILED, "SQLSTATE " + e.getSQLState());
    }
  }
}
