package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import net.psmail.provisioning.Provisioning;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.device.DeviceWish;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class DatabaseDownIT extends FacadeTest {

  private static final Path DATA = Path.of(System.getProperty("psmail.data", ""));

  @Inject Provisioning provisioning;

  @Test
  void refusesEverythingWhileItIsDownAndGoesOnWhenItIsBack() throws Exception {
    Session session = register(newName());
    Registration form = form(newName());
    takeAway();
    try {
      assertThat(provisioning.healthy()).isFalse();
      assertThat(kindOf(() -> accounts.register(form, ORIGIN)))
          .isEqualTo(Kind.DATABASE_UNAVAILABLE);
      assertThat(kindOf(() -> signIn(session.signInName(), PASSWORD, ORIGIN)))
          .isEqualTo(Kind.DATABASE_UNAVAILABLE);
      assertThat(kindOf(() -> sessions.find(session.token()))).isEqualTo(Kind.DATABASE_UNAVAILABLE);
      assertThat(kindOf(() -> devices.make(session, DeviceWish.named("Laptop"), ORIGIN)))
          .isEqualTo(Kind.DATABASE_UNAVAILABLE);
    } finally {
      giveBack();
    }
    await().atMost(Duration.ofSeconds(30)).until(provisioning::healthy);
    assertThat(devices.list(session)).isEmpty();
    assertThat(sessionOf(accounts.register(form, ORIGIN)).mailbox()).isPresent();
  }

  private void takeAway() throws IOException, SQLException {
    if (isH2()) {
      // Before the shutdown, or somebody else could open it again in between.
      Files.move(DATA.resolve("db"), DATA.resolve("db.away"));
      Files.createFile(DATA.resolve("db"));
      try (var connection = dataSource.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("shutdown");
      }
    } else {
      MariaDb.in(DATA.resolve("mariadb")).close();
    }
  }

  private static void giveBack() throws IOException {
    if (isH2()) {
      Files.delete(DATA.resolve("db"));
      Files.move(DATA.resolve("db.away"), DATA.resolve("db"));
    } else {
      MariaDb.in(DATA.resolve("mariadb")).start();
    }
  }

  private static boolean isH2() {
    return "h2".equals(System.getProperty("it.database"));
  }
}
