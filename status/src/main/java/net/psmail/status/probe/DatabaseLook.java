package net.psmail.status.probe;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
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
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      return connection.isValid(SECONDS_TO_ANSWER)
          ? Sight.WORKS
          : new Sight(Finding.DATABASE_FAILED, null);
    } catch (SQLException e) {
      return new Sight(Finding.DATABASE_FAILED, "SQLSTATE " + e.getSQLState());
    }
  }
}
