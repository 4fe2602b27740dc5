package net.psmail.provisioning.mailserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Flags;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.MailClient;
import net.psmail.provisioning.mailserver.MailServer;
import net.psmail.provisioning.mailserver.MailServerContract;
import net.psmail.provisioning.mailserver.Placement;
import net.psmail.provisioning.sending.Allowance;
import net.psmail.provisioning.sending.SendingRefusal;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by the embedded server. */
class EmbeddedMailServerIT extends MailServerContract {

  private static final long PLENTY = 1_000_000;

  private static TestTls tls;

  private final Path directory;
  private final TestDirectory members = new TestDirectory();
  private EmbeddedMailServer server;

  EmbeddedMailServerIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  static void makeCertificate() {
    tls = TestTls.selfSigned();
  }

  @BeforeEach
  void start() {
    server =
        new EmbeddedMailServer(
            new EmbeddedMailSettings(directory, "localhost", "127.0.0.1", 0, 0, 0),
            tls.context(),
            members,
            Clock.systemUTC(),
            new SecureRandom());
    server.start();
    assertThat(server.imapsPort()).isPositive();
  }

  @Test
  void asksHowMuchASenderMaySendAndSaysWhyNot() throws Exception {
    MailAddress anna = members.newMailbox(PLENTY);
    String password = members.newPassword(anna);
    client().send(anna, password, anna + ", " + anna.local() + "+tag@psmail.test", "Two");
    assertThat(members.sent).containsEntry(anna, 2L);

    Instant again = Instant.parse("2026-11-28T09:30:01Z");
    members.spent.put(anna, new SendingRefusal(1, new Allowance(20, 100), Optional.of(again)));
    assertThatThrownBy(() -> client().send(anna, password, anna.toString(), "Too many"))
        .hasMessageContaining(
            "450 4.7.1 You may send to 20 recipients an hour and 100 a day at present;"
                + " try again after 2026-11-28 09:31 UTC");
    members.spent.clear();
    client().send(anna, password, anna.toString(), "Later");
    assertThat(members.sent).containsEntry(anna, 3L);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void putsALetterIntoTheFolderOfAFilterAndMarksIt() throws Exception {
    MailAddress anna = newMailbox(PLENTY);
    members.rules.put("Invoice", List.of(new Placement("Shops/Books", true, true)));
    server.deliver(anna, MailClient.letter("Invoice 1"));
    server.deliver(anna, MailClient.letter("Other things"));
    String password = newDevicePassword(anna);
    MailClient client = new MailClient(ports(), trust());
    try (IMAPStore store = client.imap(anna, password)) {
      IMAPFolder shops = MailClient.open(store, "Shops.Books");
      assertThat(MailClient.subjects(shops)).containsExactly("Invoice 1");
      assertThat(shops.getMessage(1).isSet(Flags.Flag.FLAGGED)).isTrue();
      assertThat(MailClient.subjects(MailClient.open(store, "INBOX")))
          .containsExactly("Other things");
    }
  }

  @Test
  void hasTakenALetterThoughThereIsNoRoomForAnotherCopy() throws Exception {
    MailAddress anna = newMailbox(20_000);
    members.rules.put("Twice", List.of(Placement.in("A"), Placement.in("B")));
    byte[] large = MailClient.letter("Twice\r\nX-Filler: " + "y ".repeat(6_000));
    server.deliver(anna, large);
    assertThatThrownBy(() -> server.deliver(anna, large))
        .isInstanceOfSatisfying(
            ProvisioningException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT_REACHED));
    MailClient client = new MailClient(ports(), trust());
    try (IMAPStore store = client.imap(anna, newDevicePassword(anna))) {
      assertThat(MailClient.subjects(MailClient.open(store, "A"))).containsExactly("Twice");
      assertThat(MailClient.subjects(MailClient.open(store, "B"))).isEmpty();
    }
  }

  @Override
  protected MailServer server() {
    return server;
  }

  @Override
  protected Ports ports() {
    return new Ports(server.imapsPort(), server.pop3sPort(), server.submissionsPort());
  }

  @Override
  protected SSLSocketFactory trust() {
    return tls.context().getSocketFactory();
  }

  @Override
  protected MailAddress newMailbox(long quotaBytes) {
    return members.newMailbox(quotaBytes);
  }

  @Override
  protected String newDevicePassword(MailAddress mailbox) {
    return members.newPassword(mailbox);
  }

  @Override
  protected String newPasswordFor(MailAddress mailbox, Duration time) {
    return members.newPasswordUntil(mailbox, Instant.now().plus(time));
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
    members.leadsNowhere(alias);
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
    return members.refusalsOf(mailbox);
  }

  @Override
  protected void restart() {
    stop();
    start();
  }

  @Override
  protected Path filesOf(MailAddress mailbox) {
    return directory.resolve(mailbox.domain().ascii()).resolve(mailbox.local());
  }
}
