package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.device.Device;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class DevicePasswordsIT extends FacadeTest {

  @Test
  void tellsWhereEachDeviceWasLastUsed() {
    Session session = register(newName());
    String password = newDevice(session, "Laptop");
    newDevice(session, "Phone");
    opensMail(session, password);
    directory.logIn(session.signInName(), password, "pop3");
    assertThat(devices.list(session)).extracting(Device::name).containsExactly("Phone", "Laptop");
    assertThat(devices.list(session).get(0).lastUse()).isEmpty();
    assertThat(devices.list(session).get(1).lastUses()).containsOnlyKeys("imap", "pop3");
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
  void refusesTheSignInPasswordAndSomebodyElsesDevice() {
    Session anna = register(newName());
    Session ben = register(newName());
    String device = newDevice(anna, "Laptop");
    assertThat(opensMail(anna, PASSWORD)).isFalse();
    assertThat(opensMail(ben, device)).isFalse();
    assertThat(directory.logIn("nobody", device, "imap")).isEmpty();
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
    assertThat(kindOf(() -> devices.make(session, "  ", ORIGIN))).isEqualTo(Kind.INVALID_NAME);
    assertThat(kindOf(() -> devices.make(session, "x".repeat(61), ORIGIN)))
        .isEqualTo(Kind.INVALID_NAME);
    assertThat(kindOf(() -> devices.make(session, "\uD83D\uDCF1".repeat(31), ORIGIN)))
        .isEqualTo(Kind.INVALID_NAME);
    assertThat(kindOf(() -> devices.make(session, "Lap\rtop", ORIGIN)))
        .isEqualTo(Kind.INVALID_NAME);
  }

  @Test
  void makesFiftyAndNoMore() {
    Session session = register(newName());
    for (int i = 0; i < 50; i++) {
      devices.make(session, "Device " + i, ORIGIN);
    }
    assertThat(kindOf(() -> devices.make(session, "One more", ORIGIN)))
        .isEqualTo(Kind.LIMIT_REACHED);
  }

  private long idOf(Session session, String name) {
    return devices.list(session).stream()
        .filter(device -> device.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
