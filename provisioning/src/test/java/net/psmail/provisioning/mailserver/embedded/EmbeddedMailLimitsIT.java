package net.psmail.provisioning.mailserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.MailClient;
import net.psmail.provisioning.mailserver.MailServerContract.Ports;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the embedded server says no, and what it stands. */
@Timeout(120)
class EmbeddedMailLimitsIT {

  private static final long PLENTY = 100_000_000;
  private static final int MAX_MESSAGE = 100_000;
  private static TestTls tls;

  private final Path directory;
  private final TestDirectory members = new TestDirectory();
  private EmbeddedMailServer server;

  EmbeddedMailLimitsIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  static void makeCertificate() {
    tls = TestTls.selfSigned();
  }

  @BeforeEach
  void start() {
    server = serverOn(0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void namesThePortThatIsTakenAndWhatToWrite() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmbeddedMailServer second = serverOn(taken.getLocalPort());

      assertThatThrownBy(second::start)
          .isInstanceOfSatisfying(
              ProvisioningException.class, e -> assertThat(e.kind()).isEqualTo(Kind.START_REFUSED))
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("psmail.mail.submissions.port");
    }
  }

  @Test
  void refusesAMessageThatIsTooLarge() {
    MailAddress anna = members.newMailbox(PLENTY);
    String password = members.newPassword(anna);

    assertThatThrownBy(
            () ->
                client()
                    .sendAs(
                        anna,
                        password,
                        anna.toString(),
                        anna.toString(),
                        client().parse(MailClient.letter("x\r\nX-Filler: " + "y ".repeat(60_000)))))
        .hasStackTraceContaining("552");
  }

  @Test
  void refusesToCarryMailToOtherProviders() {
    MailAddress anna = members.newMailbox(PLENTY);
    String password = members.newPassword(anna);

    assertThatThrownBy(() -> client().send(anna, password, "someone@example.org", "x"))
        .hasStackTraceContaining("554")
        .hasStackTraceContaining("between its own mailboxes only");
  }

  @Test
  void takesNothingThatSaysItIsFromAnotherMember() throws Exception {
    MailAddress anna = members.newMailbox(PLENTY);
    MailAddress bert = members.newMailbox(PLENTY);
    MailAddress alias = new MailAddress("quiet-harbour-417", anna.domain());
    members.leads(alias, anna);
    String password = members.newPassword(anna);
    String to = bert.toString();

    client().sendInTheNameOf("Anna <" + alias + ">", anna, password, to, "Alias");
    client().sendInTheNameOf(anna.local() + "+shop@" + anna.domain(), anna, password, to, "Tagged");
    for (String author :
        List.of(
            "Bert <" + bert + ">",
            anna + ", " + bert,
            "\"" + anna + "\" <" + bert + ">",
            "bank@example.org")) {
      assertThatThrownBy(() -> client().sendInTheNameOf(author, anna, password, to, "Forged"))
          .hasStackTraceContaining("550")
          .hasStackTraceContaining("addresses of your own");
    }

    try (IMAPStore store = client().imap(bert, members.newPassword(bert))) {
      assertThat(MailClient.subjects(MailClient.open(store, "INBOX")))
          .containsExactly("Alias", "Tagged");
    }
  }

  @Test
  void stopsAskingForAClientThatIsWrongAgainAndAgain() throws Exception {
    MailAddress anna = members.newMailbox(PLENTY);
    MailAddress bert = members.newMailbox(PLENTY);
    for (int i = 0; i < 12; i++) {
      assertThatThrownBy(() -> client().imap(anna, "wrong"))
          .isInstanceOf(AuthenticationFailedException.class);
    }

    assertThat(members.logins).hasValue(10);
    assertThat(members.unread).as("told of the others all the same").hasValue(2);
    assertThat(members.refusalsOf(anna)).hasSize(12).containsOnly("imap 127.0.0.0/24");
    client().imap(bert, members.newPassword(bert)).close();
  }

  @Test
  void namesTheUseOfADeviceAsDovecotDoes() throws Exception {
    MailAddress anna = members.newMailbox(PLENTY);
    String password = members.newPassword(anna);
    client().send(anna, password, anna.toString(), "x");
    client().imap(anna, password).close();

    assertThat(members.protocols).containsExactlyInAnyOrder("smtp", "imap");
  }

  @Test
  void keepsNamesOfFoldersInsideTheMailbox() throws Exception {
    MailAddress anna = members.newMailbox(PLENTY);
    server.deliver(members.newMailbox(PLENTY), MailClient.letter("Not Anna's"));

    try (IMAPStore store = client().imap(anna, members.newPassword(anna))) {
      for (String name : List.of("#mail.mailbox.INBOX", "../member2", "..", "a/../../member2")) {
        assertThat(store.getFolder(name).exists()).isFalse();
      }
      assertThat(store.getFolder("a/b").create(jakarta.mail.Folder.HOLDS_MESSAGES)).isTrue();
    }
    try (Stream<Path> mailboxes = Files.list(directory.resolve("psmail.test"))) {
      assertThat(mailboxes.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("member1", "member2");
    }
  }

  @Test
  void saysSoWhenMailWasEncryptedToAKeyThatIsGone() throws Exception {
    MailAddress anna = members.newMailbox(PLENTY);
    server.deliver(anna, MailClient.letter("Lost"));
    members.newKey(anna, PLENTY);
    server.deliver(anna, MailClient.letter("Kept"));

    try (IMAPStore store = client().imap(anna, members.newPassword(anna))) {
      assertThat(MailClient.subjects(MailClient.open(store, "INBOX")))
          .containsExactly("This message cannot be read any more", "Kept");
    }
  }

  @Test
  void needsNoGoodbyeToKeepWhatItAcknowledged() throws Exception {
    MailAddress anna = members.newMailbox(PLENTY);
    for (int i = 0; i < 20; i++) {
      server.deliver(anna, MailClient.letter("Number " + i));
    }
    Files.writeString(directory.resolve("psmail.test/member1/tmp/new123.tmp"), "half a mes");

    // As after kill -9: the first server never gets to stop before the second reads the disk.
    EmbeddedMailServer second = serverOn(0);
    second.start();
    try (IMAPStore store = client(second).imap(anna, members.newPassword(anna))) {
      assertThat(MailClient.open(store, "INBOX").getMessageCount()).isEqualTo(20);
    } finally {
      second.stop();
    }
  }

  @Test
  void finishesAnErasureThatWasCutOff() throws Exception {
    Path left = Files.createDirectories(directory.resolve(".erased-1-1/folders/INBOX"));
    Files.writeString(left.resolve("1.0.3..p7m"), "abc");

    EmbeddedMailServer second = serverOn(0);
    second.start();
    second.stop();

    assertThat(directory.resolve(".erased-1-1")).doesNotExist();
  }

  @Test
  void synchronizesWithMbsync(@TempDir Path home) throws Exception {
    MailAddress anna = members.newMailbox(PLENTY);
    server.deliver(anna, MailClient.letter("For mbsync"));
    Path local = Files.createDirectories(home.resolve("mail"));
    Path config = home.resolve("mbsyncrc");
    Files.writeString(
        config,
        """
        IMAPStore far
        Host localhost
        Port %d
        User %s
        Pass %s
        SSLType IMAPS
        CertificateFile %s

        MaildirStore near
        Path %s/
        Inbox %s/INBOX
        SubFolders Verbatim

        Channel all
        Far :far:
        Near :near:
        Patterns *
        Create Both
        Expunge Both
        SyncState *
        """
            .formatted(
                server.imapsPort(),
                anna,
                members.newPassword(anna),
                tls.write(home.resolve("ca.pem")),
                local,
                local));

    mbsync(config);
    Path arrived = onlyFile(local.resolve("INBOX/new"), local.resolve("INBOX/cur"));
    assertThat(arrived).content().contains("Subject: For mbsync");
    Files.move(arrived, local.resolve("INBOX/cur").resolve(stem(arrived) + ":2,FS"));
    mbsync(config);

    try (IMAPStore store = client().imap(anna, members.newPassword(anna))) {
      assertThat(MailClient.open(store, "INBOX").getMessage(1).isSet(Flags.Flag.FLAGGED)).isTrue();
    }
  }

  private EmbeddedMailServer serverOn(int submissionsPort) {
    return new EmbeddedMailServer(
        new EmbeddedMailSettings(
            directory, "localhost", "127.0.0.1", 0, 0, submissionsPort, MAX_MESSAGE, 200, 60, 30),
        tls.context(),
        members,
        Clock.systemUTC(),
        new SecureRandom());
  }

  private MailClient client() {
    return client(server);
  }

  private static MailClient client(EmbeddedMailServer of) {
    return new MailClient(
        new Ports(of.imapsPort(), of.pop3sPort(), of.submissionsPort()),
        tls.context().getSocketFactory());
  }

  private static void mbsync(Path config) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("mbsync", "-c", config.toString(), "-a")
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new AssertionError("mbsync is missing: apt-get install isync", e);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static Path onlyFile(Path... directories) throws IOException {
    for (Path directory : directories) {
      try (Stream<Path> files = Files.list(directory)) {
        List<Path> found = files.toList();
        if (!found.isEmpty()) {
          return found.get(0);
        }
      }
    }
    throw new AssertionError("No message has arrived");
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int flags = name.indexOf(':');
    return flags < 0 ? name : name.substring(0, flags);
  }
}
