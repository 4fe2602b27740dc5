package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.device.DeviceScope;
import net.psmail.provisioning.device.DeviceWish;
import net.psmail.provisioning.device.RefusedLogin;
import net.psmail.provisioning.device.RefusedLogin.Reason;
import net.psmail.provisioning.device.RefusedLogins;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.session.Session;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RefusedLoginsIT extends FacadeTest {

  private static final String NEVER_MADE = "k7mq-2xv9-r4td-8hwn-3bcz-6yfp-0sgj";

  @Inject RefusedLogins refusals;
  @Inject CustomerDomains domains;

  @Test
  void saysWhyAndFromWhereAndHowOften() {
    Session session = register(newName());
    String laptop = newDevice(session, "Laptop");
    devices.revoke(session, devices.list(session).get(0).id(), ORIGIN);
    refuse(session, laptop, "imap", "203.0.113.7");
    refuse(session, laptop, "imap", "203.0.113.9");
    refuse(session, PASSWORD, "smtp", "203.0.113.7");
    refuse(session, NEVER_MADE, "pop3", "2001:db8:1:2::3");

    awaitRefusals(
        session,
        tuple("imap", "203.0.113.0/24", Reason.REVOKED, Optional.of("Laptop"), 2),
        tuple("smtp", "203.0.113.0/24", Reason.NO_DEVICE_PASSWORD, Optional.empty(), 1),
        tuple("pop3", "2001:db8:1::/48", Reason.UNKNOWN_PASSWORD, Optional.empty(), 1));
  }

  @Test
  void saysThatAPasswordIsForSomethingElse() {
    Session session = register(newName());
    String reads = limited(session, "Reader", DeviceScope.READ);
    String sends = limited(session, "Printer", DeviceScope.SEND);
    refuse(session, reads, "smtp", "203.0.113.7");
    refuse(session, reads, "sieve", "203.0.113.7");
    refuse(session, sends, "imap", "203.0.113.7");

    String network = "203.0.113.0/24";
    awaitRefusals(
        session,
        tuple("smtp", network, Reason.NOT_FOR_SENDING, Optional.of("Reader"), 1),
        tuple("sieve", network, Reason.NOT_FOR_FILTERS, Optional.of("Reader"), 1),
        tuple("imap", network, Reason.NOT_FOR_READING, Optional.of("Printer"), 1));
  }

  @Test
  void saysThatTheAccountIsToBeDeletedOrItsDomainIsStopped() {
    Session leaver = register(newName());
    String laptop = newDevice(leaver, "Laptop");
    accounts.requestDeletion(leaver, PASSWORD, ORIGIN);
    refuse(leaver, laptop, "imap", "203.0.113.7");
    String network = "203.0.113.0/24";
    awaitRefusals(leaver, tuple("imap", network, Reason.LEAVING, Optional.of("Laptop"), 1));

    DomainName domain = new DomainName(newName() + ".test");
    domains.add(operator(), domain, Optional.empty(), ORIGIN);
    Session member = sessionOf(accounts.register(form(newName(), domain), ORIGIN));
    String phone = newDevice(member, "Phone");
    domains.stop(operator(), domain, ORIGIN);
    refuse(member, phone, "smtp", "203.0.113.7");
    refuse(member, NEVER_MADE, "imap", "203.0.113.7");
    awaitRefusals(
        member,
        tuple("smtp", network, Reason.DOMAIN_STOPPED, Optional.of("Phone"), 1),
        tuple("imap", network, Reason.UNKNOWN_PASSWORD, Optional.empty(), 1));
  }

  @Test
  void saysThatTheTimeOfAPasswordIsOver() {
    Session session = register(newName());
    devices.make(
        session,
        new DeviceWish("Guest", DeviceScope.BOTH, Optional.of(Duration.ofDays(30))),
        ORIGIN);
    String guest = devices.shown(session).orElseThrow().password();
    SettableClock.INSTANCE.putForward(Duration.ofDays(31));
    refuse(session, guest, "imap", "203.0.113.7");

    awaitRefusals(session, tuple("imap", "203.0.113.0/24", Reason.ENDED, Optional.of("Guest"), 1));
  }

  @Test
  void saysThatAPasswordWasNotLookedAtAfterTooManyTries() {
    Session session = register(newName());
    for (int i = 0; i < 3; i++) {
      directory.turnedAway(session.signInName(), "imap", address("203.0.113.7"));
    }
    directory.turnedAway("nobody-at-all@psmail.test", "imap", address("203.0.113.7"));
    directory.turnedAway("nobody", "imap", address("203.0.113.7"));

    awaitRefusals(
        session, tuple("imap", "203.0.113.0/24", Reason.TOO_MANY_TRIES, Optional.empty(), 3));
  }

  @Test
  void tellsNobodyElseAndOnlyForAnHour() {
    Session anna = register(newName());
    Session ben = register(newName());
    refuse(anna, NEVER_MADE, "imap", "203.0.113.7");
    awaited(anna, 1);
    assertThat(refusals.ofLastHour(ben)).isEmpty();
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(61));
    assertThat(refusals.ofLastHour(anna)).isEmpty();
  }

  @Test
  void keepsNothingOfANameThatIsNobodys() {
    Session session = register(newName());
    String before = "mail_sign_in where network <> ?";
    long known = count(before, "");
    directory.refused("nobody-at-all@psmail.test", NEVER_MADE, "imap", address("203.0.113.7"));
    directory.refused("nobody", NEVER_MADE, "imap", address("203.0.113.7"));
    refuse(session, NEVER_MADE, "imap", "203.0.113.7");
    awaited(session, 1);
    assertThat(count(before, "")).isEqualTo(known + 1);
  }

  @Test
  void keepsFiftyKindsOfAMailboxHoweverManyTry() {
    Session session = register(newName());
    for (int network = 0; network < 70; network++) {
      refuse(session, NEVER_MADE, "imap", "198.51." + network + ".1");
    }
    awaited(session, 50);
    refuse(session, NEVER_MADE, "imap", "192.0.2.1");
    refuse(
        session,
        NEVER_MADE,
        "imap",
        refusals.ofLastHour(session).get(0).network().replace("/24", ""));
    await().until(() -> refusals.ofLastHour(session).stream().anyMatch(it -> it.tries() == 2));
    assertThat(refusals.ofLastHour(session)).hasSize(50);
  }

  @Test
  void forgetsThemAfterThirtyDays() {
    Session session = register(newName());
    refuse(session, NEVER_MADE, "imap", "203.0.113.7");
    awaited(session, 1);
    SettableClock.INSTANCE.putForward(Duration.ofDays(30).plusHours(1));
    String own = "mail_sign_in s join mailbox m on m.id = s.mailbox_id where m.address = ?";
    await().atMost(Duration.ofSeconds(40)).until(() -> count(own, session.signInName()) == 0);
  }

  private String limited(Session session, String name, DeviceScope scope) {
    devices.make(session, new DeviceWish(name, scope, Optional.empty()), ORIGIN);
    return devices.shown(session).orElseThrow().password();
  }

  private void awaitRefusals(Session session, Tuple... wanted) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(refusals.ofLastHour(session))
                    .extracting(
                        RefusedLogin::protocol,
                        RefusedLogin::network,
                        RefusedLogin::reason,
                        RefusedLogin::device,
                        RefusedLogin::tries)
                    .containsExactlyInAnyOrder(wanted));
  }

  private List<RefusedLogin> awaited(Session session, int kinds) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> refusals.ofLastHour(session).size() >= kinds);
    return refusals.ofLastHour(session);
  }

  /**
   * Each after the one before, as a server would not do it, so that it is known what is counted.
   */
  private void refuse(Session session, String password, String protocol, String client) {
    directory.refused(session.signInName(), password, protocol, address(client));
  }

  private static InetAddress address(String client) {
    try {
      return InetAddress.getByName(client);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
