package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.MailAccount;
import net.psmail.provisioning.device.Device;
import net.psmail.provisioning.device.PhoneOffer;
import net.psmail.provisioning.device.PhoneWish;
import net.psmail.provisioning.device.Phones;
import net.psmail.provisioning.device.SetupLinks;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class PhonesIT extends FacadeTest {

  private static final String NAME = "Ada's \"phone\" \\ 📱";
  private static final String OF_THE_ACCOUNT =
      "device_password d join mailbox m on m.id = d.mailbox_id where m.account_id = ?";

  @Inject Phones phones;
  @Inject SetupLinks links;

  @Test
  void handOutAnAccountThatOpensTheMailboxToOneOfManyWhoAskAtOnce() throws Exception {
    Session session = register(newName());
    String token = link(session, "Žofie \"Ž\"");
    assertThat(links.mailboxOf(token)).contains(session.ownMailbox());

    List<MailAccount> all = new ArrayList<>();
    for (Future<Optional<MailAccount>> asked : atOnce(8, () -> links.take(token, ORIGIN))) {
      asked.get().ifPresent(all::add);
    }

    assertThat(all).hasSize(1);
    MailAccount taken = all.get(0);
    assertThat(taken.sender()).isEqualTo("Žofie \"Ž\"");
    assertThat(taken.mailbox()).isEqualTo(session.ownMailbox());
    assertThat(opensMail(session, taken.password().orElseThrow())).isTrue();
    assertThat(links.mailboxOf(token)).isEmpty();
    assertThat(phones.shown(session)).isEmpty();
    assertThat(count("audit_entry where act = 'SETUP_LINK_USED' and account_id = ?", id(session)))
        .isEqualTo(1);
  }

  @Test
  void areWaitedForUntilTheFirstLoginAndNoLonger() throws SQLException {
    Session session = register(newName());
    phones.begin(session, wish(PhoneWish.Platform.ANDROID, "Ada"), ORIGIN);
    PhoneOffer offer = phones.shown(session).orElseThrow();
    assertThat(offer.device()).isEqualTo(NAME);
    assertThat(device(session).waitsUntil()).contains(offer.until());
    MailAccount account = offer.account().orElseThrow();
    assertThat(account.protocol()).isEqualTo(Protocol.POP3);

    assertThat(opensMail(session, account.password().orElseThrow())).isTrue();
    runOut(session);

    assertThat(opensMail(session, account.password().orElseThrow())).isTrue();
    assertThat(device(session).waitsUntil()).isEmpty();
    assertThat(phones.shown(session)).isEmpty();
    assertThat(phones.shown(sessionOf(signIn(session.signInName(), PASSWORD, ORIGIN)))).isEmpty();
  }

  @Test
  void thatNeverCameOpenNothingAndAreForgotten() throws SQLException {
    Session session = register(newName());
    String token = link(session, "");
    phones.begin(session, wish(PhoneWish.Platform.ANDROID, ""), ORIGIN);
    MailAccount account = phones.shown(session).orElseThrow().account().orElseThrow();

    runOut(session);

    assertThat(opensMail(session, account.password().orElseThrow())).isFalse();
    assertThat(links.mailboxOf(token)).isEmpty();
    assertThat(links.take(token, ORIGIN)).isEmpty();
    assertThat(devices.list(session)).isEmpty();
    assertThat(phones.shown(session)).isEmpty();
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(11));
    await().atMost(Duration.ofSeconds(40)).until(() -> count(OF_THE_ACCOUNT, id(session)) == 0);
  }

  @Test
  void areTooLateAfterFifteenMinutes() {
    Session session = register(newName());
    String token = link(session, "");
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(16));
    assertThat(links.mailboxOf(token)).isEmpty();
    assertThat(links.take(token, ORIGIN)).isEmpty();
    assertThat(devices.list(session)).isEmpty();
  }

  @Test
  void loseTheirLinkWithTheirPassword() {
    Session session = register(newName());
    String token = link(session, "");
    devices.revoke(session, device(session).id(), ORIGIN);
    assertThat(links.take(token, ORIGIN)).isEmpty();
  }

  @Test
  void leaveNothingInTheDatabaseThatOpensTheMailbox() {
    Session session = register(newName());
    String token = link(session, "Ada");
    assertThat(count("setup_link where concat(hash, sealed) like concat('%', ?, '%')", token))
        .isZero();
    assertThat(count("setup_link where length(hash) = ?", "64")).isPositive();
    String password = links.take(token, ORIGIN).orElseThrow().password().orElseThrow();
    for (String place : new String[] {"session_secret", "setup_link"}) {
      assertThat(count(place + " where sealed like concat('%', ?, '%')", password)).isZero();
    }
  }

  @Test
  void haveNamesThatFit() {
    Session session = register(newName());
    assertThat(kindOf(() -> begin(session, "", ""))).isEqualTo(Kind.INVALID_NAME);
    assertThat(kindOf(() -> begin(session, "x".repeat(61), ""))).isEqualTo(Kind.INVALID_NAME);
    assertThat(kindOf(() -> begin(session, "x", "y".repeat(61)))).isEqualTo(Kind.INVALID_SENDER);
    assertThat(kindOf(() -> begin(session, "x", "a\nb"))).isEqualTo(Kind.INVALID_SENDER);
    begin(session, "x".repeat(60), "\uD83D\uDCF1".repeat(30));
    assertThat(devices.list(session)).hasSize(1);
  }

  @Test
  void knowNoLinkThatNobodyMade() {
    assertThat(links.mailboxOf("")).isEmpty();
    assertThat(links.take("x".repeat(43), ORIGIN)).isEmpty();
    assertThat(links.take("' or 1=1 --", ORIGIN)).isEmpty();
  }

  private String link(Session session, String sender) {
    phones.begin(session, wish(PhoneWish.Platform.APPLE, sender), ORIGIN);
    return phones.shown(session).flatMap(PhoneOffer::link).orElseThrow();
  }

  private void begin(Session session, String name, String sender) {
    PhoneWish wish = new PhoneWish(name, sender, PhoneWish.Platform.APPLE, Protocol.IMAP);
    phones.begin(session, wish, ORIGIN);
  }

  private static PhoneWish wish(PhoneWish.Platform platform, String sender) {
    return new PhoneWish(NAME, sender, platform, Protocol.POP3);
  }

  private Device device(Session session) {
    return devices.list(session).get(0);
  }

  private static String id(Session session) {
    return Long.toString(session.accountId());
  }

  /** The fifteen minutes are over, by the clock of the database. */
  private void runOut(Session session) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "update device_password set first_use_by = unix_timestamp() - 1"
                    + " where first_use_by is not null and mailbox_id in"
                    + " (select id from mailbox where account_id = ?)")) {
      statement.setLong(1, session.accountId());
      statement.executeUpdate();
    }
  }
}
