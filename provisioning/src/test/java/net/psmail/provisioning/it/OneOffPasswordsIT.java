package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.device.Device;
import net.psmail.provisioning.device.OneOffPasswords;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class OneOffPasswordsIT extends FacadeTest {

  private static final String THOSE_OF =
      "device_password d join mailbox m on m.id = d.mailbox_id"
          + " where d.expires_at is not null and m.account_id = ?";

  @Inject OneOffPasswords oneOffs;

  @Test
  void openTheMailboxAsLongAsTheActLastsAndNoLonger() {
    Session session = register(newName());
    String password =
        oneOffs.with(
            session,
            made -> {
              assertThat(opensMail(session, made)).isTrue();
              return made;
            });
    assertThat(opensMail(session, password)).isFalse();
    assertThat(number(session)).isZero();
  }

  @Test
  void endAlsoWhenTheActFails() {
    Session session = register(newName());
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> oneOffs.with(session, OneOffPasswordsIT::fail)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(number(session)).isZero();
  }

  @Test
  void areNoDevicesToAnybody() {
    Session session = register(newName());
    newDevice(session, "Laptop");
    oneOffs.with(
        session,
        made -> {
          assertThat(devices.list(session)).extracting(Device::name).containsExactly("Laptop");
          return made;
        });
  }

  @Test
  void openNothingAfterTheirMinuteAndAreForgotten() throws SQLException {
    Session session = register(newName());
    oneOffs.with(
        session,
        made -> {
          expire(session);
          assertThat(opensMail(session, made)).isFalse();
          SettableClock.INSTANCE.putForward(Duration.ofMinutes(11));
          await().atMost(Duration.ofSeconds(40)).until(() -> number(session) == 0);
          return made;
        });
  }

  @Test
  void liveAMinuteAtTheMost() {
    Session session = register(newName());
    oneOffs.with(
        session,
        made -> {
          assertThat(
                  count(
                      THOSE_OF
                          + " and d.expires_at <= "
                          + (SettableClock.INSTANCE.instant().getEpochSecond() + 60),
                      Long.toString(session.accountId())))
              .isEqualTo(1);
          return made;
        });
  }

  @Test
  void endWithTheDevicesOfAnAccountThatIsRecovered() {
    Session session = register(newName());
    oneOffs.with(
        session,
        made -> {
          accounts.changePassword(session, PASSWORD, "another horse battery", true, ORIGIN);
          assertThat(opensMail(session, made)).isFalse();
          return made;
        });
    assertThat(number(session)).isZero();
  }

  @Test
  void areNotForWhoseSessionHasEnded() {
    Session session = register(newName());
    sessions.signOut(session.token(), ORIGIN);
    assertThat(kindOf(() -> oneOffs.with(session, made -> made))).isEqualTo(Kind.SESSION_ENDED);
  }

  @Test
  void readAndDoNotSendForWhoIsLeaving() throws SQLException {
    Session session = register(newName());
    accounts.requestDeletion(session, PASSWORD, ORIGIN);
    oneOffs.with(
        session,
        made -> {
          assertThat(opensMail(session, made)).isTrue();
          assertThat(directory.logIn(session.signInName(), made, "smtp", CLIENT)).isEmpty();
          assertThat(directory.logIn(session.signInName(), made, "sieve", CLIENT)).isEmpty();
          return made;
        });
    accounts.undoDeletion(session, ORIGIN);
    execute("update account set state = 'GONE' where id = " + session.accountId());
    oneOffs.with(
        session,
        made -> {
          assertThat(opensMail(session, made)).isFalse();
          return made;
        });
  }

  private static String fail(String password) {
    throw new IllegalStateException(password.substring(0, 0));
  }

  private long number(Session session) {
    return count(THOSE_OF, Long.toString(session.accountId()));
  }

  private void expire(Session session) {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "update device_password set expires_at = unix_timestamp() - 1"
                    + " where expires_at is not null and mailbox_id in"
                    + " (select id from mailbox where account_id = ?)")) {
      statement.setLong(1, session.accountId());
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
