package net.psmail.certificates.order;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;
import javax.sql.DataSource;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.foreign.Kept;
import net.psmail.certificates.foreign.TrialFolder;
import net.psmail.certificates.lifecycle.Event;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.Standing;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.store.TlsDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start after another program, while the authority is out of reach. */
class TakeoverIT {

  /** Nobody listens there, so that whatever was ordered would fail. */
  private static final URI AUTHORITY = URI.create("https://localhost:1/dir");

  private static final String MAIL = "mail.acme.test";

  private final Map<String, String> settings = new HashMap<>();
  private final DataSource database = TrialDatabase.create();
  private final ExecutorService listening = Executors.newSingleThreadExecutor();
  private Path data;
  private TrialFolder certbot;
  private @Nullable SSLServerSocket listener;

  @BeforeEach
  void configure(@TempDir Path temporary) throws IOException {
    data = temporary.resolve("data");
    certbot = new TrialFolder(Files.createDirectory(temporary.resolve("letsencrypt")));
    settings.put("psmail.data", data.toString());
    settings.put("psmail.mail.host", MAIL);
    settings.put("psmail.domains", "acme.test");
    settings.put("psmail.site.url", "https://www.acme.test");
    settings.put("psmail.issuers", "ca");
    settings.put("psmail.issuer.ca.directory", AUTHORITY.toString());
    settings.put("psmail.issuer.ca.account.import", certbot.path().toString());
    settings.put("psmail.certificate.mail.import", certbot.path().toString());
  }

  @AfterEach
  void close() throws IOException {
    listening.shutdownNow();
    if (listener != null) {
      listener.close();
    }
  }

  @Test
  void servesAndProvesWhatCertbotHadWithoutAnOrder() throws IOException {
    Kept kept = Kept.issued(5, KeyType.RSA_2048, MAIL, "imap.acme.test");
    certbot.certbot(MAIL, 1, kept);
    certbot.certbotRenewal(MAIL, AUTHORITY.toString(), "0123");
    Fleet fleet = start();
    Path key = data.resolve("tls/keys/mail.next.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");

    fleet.lifecycle().advanceDue();

    Standing standing = mail(fleet);
    assertThat(standing.stage()).as(standing.reason()).isEqualTo(Stage.PROVED);
    assertThat(standing.current()).isEqualTo(kept.chain());
    assertThat(standing.servedBy()).isEqualTo("ca");
    assertThat(requireNonNull(standing.renewAt()))
        .isBefore(kept.chain().get(0).getNotAfter().toInstant());
    assertThat(fleet.lifecycle().history("mail"))
        .extracting(Event::stage)
        .containsExactly(Stage.ISSUED, Stage.STAGED, Stage.INSTALLED, Stage.PROVED);
    assertThat(fleet.lifecycle().history("mail").get(0).reason())
        .isEqualTo(
            "It was taken over from certbot in %s, where it is called %s.", certbot.path(), MAIL);
    assertThat(new TlsDirectory(data.resolve("tls")).read("mail.pem").orElseThrow().chain())
        .isEqualTo(kept.chain());
    assertThat(key).doesNotExist();
  }

  @Test
  void doesSoOnce() throws IOException {
    Kept kept = Kept.issued(5, KeyType.EC_P256, MAIL);
    certbot.certbot(MAIL, 1, kept);
    Fleet first = start();
    first.lifecycle().advanceDue();
    assertThat(mail(first).servedBy()).as("no issuer of ours").isEqualTo("certbot");
    certbot.certbot(MAIL, 2, Kept.issued(1, KeyType.EC_P256, MAIL));

    Fleet second = start();
    second.lifecycle().advanceDue();

    assertThat(mail(second).stage()).isEqualTo(Stage.PROVED);
    assertThat(mail(second).current()).isEqualTo(kept.chain());
  }

  @Test
  void saysWhyNoneWasTakenAndOrdersAsUsual() throws IOException {
    certbot.certbot("old", 1, Kept.issued(120, KeyType.EC_P256, MAIL));
    Fleet fleet = start();
    fleet.declare();
    fleet.lifecycle().advanceDue();

    assertThat(fleet.lifecycle().history("mail"))
        .extracting(Event::reason)
        .hasSize(2)
        .first()
        .asString()
        .startsWith("It was not taken over: In the folder " + certbot.path())
        .contains("old is valid until");
    assertThat(mail(fleet).reason()).startsWith("ca: ");
  }

  @Test
  void startsWithoutTheFolder() throws IOException {
    settings.put("psmail.certificate.mail.import", "/nowhere");
    settings.put("psmail.issuer.ca.account.import", "/nowhere");

    Fleet fleet = start();

    assertThat(fleet.lifecycle().history("mail").get(0).reason())
        .startsWith("It was not taken over: There is no folder /nowhere");
  }

  @Test
  void takesTheAccountsKeyOverOnce() throws IOException {
    KeyPair account = KeyType.RSA_2048.newKeyPair(new SecureRandom());
    certbot.certbot(MAIL, 1, Kept.issued(5, KeyType.EC_P256, MAIL));
    certbot.certbotAccount(AUTHORITY, "0123", account);
    start();
    certbot.certbotAccount(AUTHORITY, "0123", KeyType.EC_P256.newKeyPair(new SecureRandom()));

    start();

    KeyPair kept = new KeyFiles(data.resolve("tls/keys")).find("account-ca").orElseThrow();
    assertThat(kept.getPublic()).isEqualTo(account.getPublic());
  }

  @Test
  void refusesAFolderForWhatTheLocalCaKeepsAndOneThatIsNoPath() {
    settings.put("psmail.issuers", "local");
    refuses("psmail.certificate.mail.import: name an authority in psmail.issuers, too");

    settings.put("psmail.issuers", "ca");
    settings.put("psmail.certificate.mail.import", "letsencrypt");
    refuses("psmail.certificate.mail.import: write the absolute path of a folder");

    settings.remove("psmail.certificate.mail.import");
    settings.put("psmail.issuer.ca.account.import", "letsencrypt");
    refuses("psmail.issuer.ca.account.import: write the absolute path of a folder");
  }

  private void refuses(String sentence) {
    MapConfig config = new MapConfig(settings);
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(() -> FleetSettings.from(config, CertificateSettings.from(config)))
        .withMessageStartingWith(sentence);
  }

  /** As the portal starts, with a mail port that serves what the custody has. */
  private Fleet start() throws IOException {
    SSLServerSocket before = listener;
    if (before != null) {
      before.close();
    }
    CertificateSettings base = CertificateSettings.from(new MapConfig(settings));
    FleetSettings first = FleetSettings.from(new MapConfig(settings), base);
    CertificateCustody custody =
        new CertificateCustody(
            base,
            first.ofAuthorities(),
            new TlsDirectory(base.directory()),
            Clock.systemUTC(),
            new SecureRandom());
    SSLServerSocket opened =
        (SSLServerSocket)
            custody
                .mail()
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    listener = opened;
    listening.execute(() -> serve(opened));
    settings.put(
        "psmail.certificate.mail.listeners",
        "tls://127.0.0.1:" + opened.getLocalPort() + "/" + MAIL);
    Fleet fleet =
        new Fleet(
            FleetSettings.from(new MapConfig(settings), base),
            base,
            custody,
            database,
            Clock.systemUTC(),
            new SecureRandom(),
            Thread::new);
    fleet.declare();
    return fleet;
  }

  private static void serve(SSLServerSocket listener) {
    while (!listener.isClosed()) {
      try (Socket visitor = listener.accept()) {
        visitor.getOutputStream().write(0);
      } catch (IOException e) {
        // A visitor that has seen enough, or the end.
      }
    }
  }

  private static Standing mail(Fleet fleet) {
    return fleet.lifecycle().standing("mail").orElseThrow();
  }
}
