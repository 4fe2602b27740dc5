package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.device.DeviceWish;
import net.psmail.provisioning.device.PhoneWish;
import net.psmail.provisioning.device.Phones;
import net.psmail.provisioning.factor.Passkeys;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.webhook.WebhookEvent;
import net.psmail.provisioning.webhook.Webhooks;
import org.junit.jupiter.api.Test;

/** Where there is a most-number, one of several requests for the last place gets it. */
class LastPlacesIT extends StaffTest {

  private static final int MOST_DEVICES = 50;
  private static final int MOST_PASSKEYS = 20;
  private static final int MOST_WEBHOOKS = 20;
  private static final int MANY = 6;

  @Inject Phones phones;
  @Inject Passkeys passkeys;
  @Inject Webhooks webhooks;

  @Test
  void ofDevicePasswords() {
    Session anna = register(newName());
    for (int i = 1; i < MOST_DEVICES; i++) {
      devices.make(anna, DeviceWish.named("Device " + i), ORIGIN);
    }
    oneOfManyGets(
        () -> {
          devices.make(anna, DeviceWish.named("The last"), ORIGIN);
          return true;
        });
    assertThat(devices.list(anna)).hasSize(MOST_DEVICES);
  }

  @Test
  void ofDevicePasswordsForAPhoneAndForOthers() {
    Session anna = register(newName());
    for (int i = 1; i < MOST_DEVICES; i++) {
      devices.make(anna, DeviceWish.named("Device " + i), ORIGIN);
    }
    PhoneWish phone = new PhoneWish("Phone", "", PhoneWish.Platform.APPLE, Protocol.IMAP);
    AtomicInteger turn = new AtomicInteger();
    oneOfManyGets(
        () -> {
          if (turn.getAndIncrement() % 2 == 0) {
            phones.begin(anna, phone, ORIGIN);
          } else {
            devices.make(anna, DeviceWish.named("Laptop"), ORIGIN);
          }
          return true;
        });
    assertThat(devices.list(anna)).hasSize(MOST_DEVICES);
  }

  @Test
  void ofPasskeys() {
    Session anna = register(newName());
    for (int i = 1; i < MOST_PASSKEYS; i++) {
      passkeys.add(anna, answer(anna), "Key " + i, ORIGIN);
    }
    Queue<String> answers =
        new ConcurrentLinkedQueue<>(IntStream.range(0, MANY).mapToObj(i -> answer(anna)).toList());
    oneOfManyGets(
        () -> {
          passkeys.add(anna, answers.remove(), "The last", ORIGIN);
          return true;
        });
    assertThat(passkeys.list(anna)).hasSize(MOST_PASSKEYS);
  }

  @Test
  void ofWebhooksOfSeveralAdministrators() throws SQLException {
    execute("delete from webhook");
    Session boss = first("boss");
    Session deputy = invited(boss, Role.ADMINISTRATOR, "deputy");
    for (int i = 1; i < MOST_WEBHOOKS; i++) {
      makeWebhook(boss);
    }
    AtomicInteger turn = new AtomicInteger();
    oneOfManyGets(() -> makeWebhook(turn.getAndIncrement() % 2 == 0 ? boss : deputy));
    assertThat(webhooks.list(boss)).hasSize(MOST_WEBHOOKS);
    execute("delete from webhook");
  }

  private String answer(Session session) {
    return new SoftKey().make(passkeys.offer(session));
  }

  private long makeWebhook(Session administrator) {
    return webhooks.make(
        administrator,
        "Billing",
        "https://billing.example/hook",
        EnumSet.of(WebhookEvent.ACCOUNT_CREATED),
        ORIGIN);
  }

  private <T> void oneOfManyGets(Callable<T> act) {
    List<ProvisioningException> refusals = refusals(atOnce(MANY, act));
    assertThat(refusals)
        .hasSize(MANY - 1)
        .extracting(ProvisioningException::kind)
        .containsOnly(Kind.LIMIT_REACHED);
  }
}
