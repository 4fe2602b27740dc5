package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.DovecotMailServer;
import net.psmail.provisioning.mailserver.MailClient;
import net.psmail.provisioning.mailserver.MailServer;
import net.psmail.provisioning.mailserver.MailServerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract, kept by Dovecot and Postfix as their templates set them up. */
class DovecotMailServerIT extends MailServerContract {

  private static ServersAlone servers;
  private static Members members;
  private static DovecotMailServer server;

  @BeforeAll
  static void start() throws IOException {
    servers = ServersAlone.start();
    members = Members.of(servers);
    server = new DovecotMailServer(servers.dovecot(), servers.trust());
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void takesLettersToOtherProvidersAndKeepsThemUntilTheyAnswer() {
    assertThat(server.reachesOthers()).isTrue();
    server.send("ada@example.org", MailClient.letter("To another provider"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> servers.log("postfix").contains("to=<ada@example.org>"));
  }

  @Test
  void endsThePasswordOfAPhoneThatDidNotComeInTimeAndKeepsThatOfOneThatDid() throws Exception {
    MailAddress anna = newMailbox();
    String late = members.newPasswordForAPhone(anna, Duration.ofSeconds(-1));
    String fetching = members.newPasswordForAPhone(anna, Duration.ofMinutes(15));
    String sending = members.newPasswordForAPhone(anna, Duration.ofMinutes(15));

    assertThatThrownBy(() -> client().imap(anna, late))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> client().send(anna, late, anna.toString(), "Too late"))
        .isInstanceOf(AuthenticationFailedException.class);
    client().imap(anna, fetching).close();
    client().send(anna, sending, anna.toString(), "In time");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> members.uses(fetching) == 1 && members.uses(sending) == 1);

    members.putFirstUse(fetching, Duration.ofSeconds(-1));
    members.putFirstUse(sending, Duration.ofSeconds(-1));
    client().imap(anna, fetching).close();
    client().pop3(anna, sending).close();
  }

  @Test
  void notesWhyALoginWasRefusedAndNothingOfThePassword() {
    MailAddress anna = newMailbox(1_000_000);
    String lost = newDevicePassword(anna);
    revoke(anna, lost);
    String over = newPasswordFor(anna, Duration.ofSeconds(-1));
    for (String password :
        List.of(lost, over, "abcd-efgh-jkmn-pqrs-tvwx-yz01-2345", "open';--", "a;*;a;'Y';'Y")) {
      assertThatThrownBy(() -> new MailClient(ports(), trust()).imap(anna, password))
          .isInstanceOf(AuthenticationFailedException.class);
    }
    assertThat(members.refusals(anna, "concat(outcome, ' ', times)"))
        .containsExactlyInAnyOrder(
            "REVOKED 1 127.0.0.0/24",
            "EXPIRED 1 127.0.0.0/24",
            "UNKNOWN_PASSWORD 1 127.0.0.0/24",
            "NO_DEVICE_PASSWORD 2 127.0.0.0/24");
  }

  @Test
  void saysOfALimitedPasswordWhyItWasRefused() {
    MailAddress anna = newMailbox();
    String reading = newPasswordFor(anna, true, false);
    String sending = newPasswordFor(anna, false, true);
    assertThatThrownBy(() -> client().send(anna, reading, anna.toString(), "No"))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> client().imap(anna, sending))
        .isInstanceOf(AuthenticationFailedException.class);
    assertThat(members.refusals(anna, "outcome"))
        .containsExactlyInAnyOrder("NOT_FOR_SENDING 127.0.0.0/24", "NOT_FOR_READING 127.0.0.0/24");
  }

  @Test
  void saysThatTheAccountIsToBeDeletedOrItsDomainIsStopped() {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    members.letLeave(anna);
    assertThatThrownBy(() -> client().imap(anna, password))
        .isInstanceOf(AuthenticationFailedException.class);
    MailAddress ben = newMailbox();
    String other = newDevicePassword(ben);
    members.serveDomain(false);
    try {
      assertThatThrownBy(() -> client().imap(ben, other))
          .isInstanceOf(AuthenticationFailedException.class);
    } finally {
      members.serveDomain(true);
    }
    assertThat(members.refusals(anna, "outcome")).containsExactly("LEAVING 127.0.0.0/24");
    assertThat(members.refusals(ben, "outcome")).containsExactly("DOMAIN_STOPPED 127.0.0.0/24");
  }

  @Test
  void sendsNothingMoreInASessionOfADeviceThatMayOnlyReadFromNowOn() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    try (Transport open = client().smtp(anna, password)) {
      members.limit(password, true, false);
      MimeMessage message = client().message("Too late");
      message.setFrom(new InternetAddress(anna.toString()));
      assertThatThrownBy(() -> open.sendMessage(message, InternetAddress.parse(anna.toString())))
          .isInstanceOf(MessagingException.class)
          .rootCause()
          .hasMessageContaining("553");
    }
  }

  @Test
  void notesFromWhereADeviceWasUsedAndManyLoginsOfAMinuteAsOne() throws Exception {
    MailAddress anna = newMailbox();
    String password = newDevicePassword(anna);
    for (int i = 0; i < 3; i++) {
      client().imap(anna, password).close();
    }
    assertThat(members.lastUse(password)).isEqualTo("imap 127.0.0.0/24");
    client().pop3(anna, password).close();
    assertThat(members.accepted(anna)).containsExactlyInAnyOrder("imap 1", "pop3 1");
  }

  @Override
  protected MailServer server() {
    return server;
  }

  @Override
  protected Ports ports() {
    return new Ports(
        servers.number("psmail.mail.imaps.port"),
        servers.number("psmail.mail.pop3s.port"),
        servers.number("psmail.mail.submissions.port"));
  }

  @Override
  protected SSLSocketFactory trust() {
    return servers.trust();
  }

  @Override
  protected MailAddress newMailbox(long quotaBytes) {
    return members.newMailbox(quotaBytes);
  }

  @Override
  protected String newDevicePassword(MailAddress mailbox) {
    return members.newDevicePassword(mailbox);
  }

  @Override
  protected String newPasswordFor(MailAddress mailbox, Duration time) {
    return members.newPasswordFor(mailbox, time);
  }

  @Override
  protected String newPasswordFor(MailAddress mailbox, boolean reading, boolean sending) {
    return members.newPasswordFor(mailbox, reading, sending);
  }

  @Override
  protected void readsLettersToTheProvider(MailAddress mailbox) {
    members.readsLettersToTheProvider(mailbox);
  }

  @Override
  protected void leads(MailAddress alias, MailAddress mailbox) {
    members.leads(alias, mailbox);
  }

  @Override
  protected void switchOff(MailAddress alias) {
    members.switchOff(alias);
  }

  @Override
  protected long mailsTo(MailAddress alias) {
    return members.mailsTo(alias);
  }

  @Override
  protected void revoke(MailAddress mailbox, String password) {
    members.revoke(password);
    server.endSessions(mailbox);
  }

  @Override
  protected List<String> refusalsOf(MailAddress mailbox) {
    return members.refusals(mailbox, "protocol");
  }

  @Override
  protected void restart() {
    servers.restartMail();
  }

  @Override
  protected Path filesOf(MailAddress mailbox) {
    return servers.home(mailbox);
  }
}
