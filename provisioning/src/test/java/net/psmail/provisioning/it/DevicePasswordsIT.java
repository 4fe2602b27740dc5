package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.device.Device;
import net.psmail.provisioning.device.DeviceScope;
import net.psmail.provisioning.device.DeviceWish;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class DevicePasswordsIT extends FacadeTest {

  @Test
  void tellsWhereEachDeviceWasLastUsed() {
    Session session = register(newName());
    String password = newDevice(session, "Laptop");
    newDevice(session, "Phone");
    opensMail(session, password);
    directory.logIn(session.signInName(), password, "pop3", CLIENT);
    assertThat(devices.list(session)).extracting(Device::name).containsExactly("Phone", "Laptop");
    assertThat(devices.list(session).get(0).lastUse()).isEmpty();
    assertThat(devices.list(session).get(1).uses())
        .extracting(Device.Use::protocol, Device.Use::network)
        .containsExactlyInAnyOrder(
            tuple("imap", Optional.of("127.0.0.0/24")), tuple("pop3", Optional.of("127.0.0.0/24")));
  }

  @Test
  void refusesARevokedDeviceAndNoOther() {
    Session session = register(newName());
    String laptop = newDevice(session, "Laptop");
    String phone = newDevice(session, "Phone");
    devices.revoke(session, idOf(session, "Laptop"), ORIGIN);
    assertThat(opensMail(session, laptop)).isFalse();
    assertThat(opensMail(session, phone)).isTrue();
    assertThat(devices.list(session)).extracting(Device::name).containsExactly("Phone");
  }

  @Test
  void doesWhatItsOwnerWantsItForAndNothingElse() {
    Session session = register(newName());
    String reads = limited(session, "Reader", DeviceScope.READ);
    String sends = limited(session, "Printer", DeviceScope.SEND);
    assertThat(devices.list(session))
        .extracting(Device::name, Device::scope)
        .containsExactly(tuple("Printer", DeviceScope.SEND), tuple("Reader", DeviceScope.READ));
    for (String reading : List.of("imap", "pop3")) {
      assertThat(opens(session, reads, reading)).isTrue();
      assertThat(opens(session, sends, reading)).isFalse();
    }
    assertThat(opens(session, reads, "smtp")).isFalse();
    assertThat(opens(session, sends, "smtp")).isTrue();
    assertThat(opens(session, reads, "sieve")).isFalse();
    assertThat(opens(session, newDevice(session, "Laptop"), "sieve")).isTrue();
  }

  @Test
  void endsWhenItsOwnerWantedAndSaysSoOnce() {
    Session session = register(newName());
    devices.make(session, lasting("Guest", Duration.ofDays(30)), ORIGIN);
    assertThat(devices.list(session).get(0).endsAt())
        .hasValueSatisfying(
            end ->
                assertThat(end)
                    .isCloseTo(
                        SettableClock.INSTANCE.instant().plus(Duration.ofDays(30)),
                        within(1, ChronoUnit.MINUTES)));
    SettableClock.INSTANCE.putForward(Duration.ofDays(31));
    assertThat(devices.list(session)).isEmpty();
    String ended =
        "audit_entry where act = 'DEVICE_EXPIRED' and subject = 'Guest' and account_id = ?";
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> count(ended, Long.toString(session.accountId())) == 1);
  }

  @Test
  void isRefusedFromTheSecondOnAtWhichItEnds() throws SQLException {
    Session session = register(newName());
    String password = newDevice(session, "Laptop");
    endAt(session, 60);
    assertThat(opensMail(session, password)).isTrue();
    endAt(session, 0);
    assertThat(opensMail(session, password)).isFalse();
  }

  @Test
  void doesNotEndTwiceWhenItWasRevokedBefore() {
    Session session = register(newName());
    devices.make(session, lasting("Guest", Duration.ofDays(30)), ORIGIN);
    long id = idOf(session, "Guest");
    String waiting =
        "scheduled_tasks where task_name = 'end device password' and task_instance = ?";
    assertThat(count(waiting, Long.toString(id))).isOne();
    devices.revoke(session, id, ORIGIN);
    assertThat(count(waiting, Long.toString(id))).isZero();
  }

  @Test
  void revokesAllAtOnce() {
    Session session = register(newName());
    String laptop = newDevice(session, "Laptop");
    String phone = newDevice(session, "Phone");
    Session other = register(newName());
    String others = newDevice(other, "Laptop");
    devices.revokeAll(session, ORIGIN);
    assertThat(devices.list(session)).isEmpty();
    assertThat(opensMail(session, laptop)).isFalse();
    assertThat(opensMail(session, phone)).isFalse();
    assertThat(opensMail(other, others)).isTrue();
    assertThat(
            count(
                "audit_entry where act = 'DEVICE_REVOKED' and account_id = ?",
                Long.toString(session.accountId())))
        .isEqualTo(2);
  }

  @Test
  void countsLoginsOfAMinuteAsOneHoweverManyComeAtOnce() throws Exception {
    Session session = register(newName());
    String password = newDevice(session, "Laptop");
    for (Future<Boolean> login : atOnce(20, () -> opensMail(session, password))) {
      assertThat(login.get()).isTrue();
    }
    String own =
        "mail_sign_in s join mailbox m on m.id = s.mailbox_id where s.times = 1"
            + " and s.outcome = 'ACCEPTED' and m.address = ?";
    assertThat(count(own, session.signInName())).isOne();
  }

  @Test
  void refusesTheSignInPasswordAndSomebodyElsesDevice() {
    Session anna = register(newName());
    Session ben = register(newName());
    String device = newDevice(anna, "Laptop");
    assertThat(opensMail(anna, PASSWORD)).isFalse();
    assertThat(opensMail(ben, device)).isFalse();
    assertThat(directory.logIn("nobody", device, "imap", CLIENT)).isEmpty();
  }

  @Test
  void letsNobodyRevokeSomebodyElsesDevice() {
    Session anna = register(newName());
    Session ben = register(newName());
    newDevice(anna, "Laptop");
    assertThat(kindOf(() -> devices.revoke(ben, idOf(anna, "Laptop"), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void showsAPasswordToTheSessionThatMadeItForAWhile() {
    Session session = register(newName());
    Session elsewhere = sessionOf(signIn(session.signInName(), PASSWORD, ORIGIN));
    newDevice(session, "Laptop");
    assertThat(devices.shown(session)).isPresent();
    assertThat(devices.shown(elsewhere)).isEmpty();
    devices.done(session);
    assertThat(devices.shown(session)).isEmpty();
    newDevice(session, "Phone");
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(16));
    assertThat(devices.shown(session)).isEmpty();
  }

  @Test
  void wantsANameAndNotTooLongOne() {
    Session session = register(newName());
    assertThat(kindOf(() -> devices.make(session, DeviceWish.named("  "), ORIGIN)))
        .isEqualTo(Kind.INVALID_NAME);
    assertThat(kindOf(() -> devices.make(session, DeviceWish.named("x".repeat(61)), ORIGIN)))
        .isEqualTo(Kind.INVALID_NAME);
    assertThat(
            kindOf(
                () -> devices.make(session, DeviceWish.named("\uD83D\uDCF1".repeat(31)), ORIGIN)))
        .isEqualTo(Kind.INVALID_NAME);
    assertThat(kindOf(() -> devices.make(session, DeviceWish.named("Lap\rtop"), ORIGIN)))
        .isEqualTo(Kind.INVALID_NAME);
  }

  @Test
  void makesFiftyAndNoMore() {
    Session session = register(newName());
    for (int i = 0; i < 50; i++) {
      devices.make(session, DeviceWish.named("Device " + i), ORIGIN);
    }
    assertThat(kindOf(() -> devices.make(session, DeviceWish.named("One more"), ORIGIN)))
        .isEqualTo(Kind.LIMIT_REACHED);
  }

  private String limited(Session session, String name, DeviceScope scope) {
    devices.make(session, new DeviceWish(name, scope, Optional.empty()), ORIGIN);
    return devices.shown(session).orElseThrow().password();
  }

  private static DeviceWish lasting(String name, Duration lifetime) {
    return new DeviceWish(name, DeviceScope.BOTH, Optional.of(lifetime));
  }

  private boolean opens(Session session, String password, String protocol) {
    return directory.logIn(session.signInName(), password, protocol, CLIENT).isPresent();
  }

  /** By the clock of the database, which mail servers ask. */
  private void endAt(Session session, int seconds) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "update device_password set ends_at = unix_timestamp() + ? where mailbox_id ="
                    + " (select id from mailbox where address = ?)")) {
      statement.setInt(1, seconds);
      statement.setString(2, session.signInName());
      statement.executeUpdate();
    }
  }

  private long idOf(Session session, String name) {
    return devices.list(session).stream()
        .filter(device -> device.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
