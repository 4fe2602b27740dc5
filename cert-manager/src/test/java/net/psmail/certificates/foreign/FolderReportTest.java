package net.psmail.certificates.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.lifecycle.KeyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReportTest {

  private static final Path DATA = Path.of("/var/lib/psmail");

  private final Path path;
  private final TrialFolder folder;

  FolderReportTest(@TempDir Path path) {
    this.path = path;
    this.folder = new TrialFolder(path);
  }

  @Test
  void showsWhatThereIsAndWhatToWrite() {
    Kept kept = Kept.issued(1, KeyType.RSA_2048, "acme.test", "*.acme.test");
    folder.certbot("acme.test", 1, kept);
    folder.certbotAccount(
        URI.create("https://acme-v02.api.letsencrypt.org/directory"),
        "0123",
        KeyType.EC_P256.newKeyPair(new SecureRandom()));

    FolderReport report = report();

    assertThat(report.text())
        .startsWith(
            "This is a folder of certbot: %s\n\nacme.test\n  Names   acme.test, *.acme.test\n"
                .formatted(path))
        .contains("\n  Key     rsa-2048\n  Issuer  OU=")
        .contains(" at acme-v02.api.letsencrypt.org\n  Until   ")
        .contains("\n  Sound   the key belongs to it, and its chain is in order\n")
        .endsWith(
            """

            psmail.certificates=acme-test
            psmail.certificate.acme-test.import=%1$s
            psmail.certificate.acme-test.names=acme.test, *.acme.test
            psmail.certificate.acme-test.file=/var/lib/psmail/tls/acme-test.pem
            psmail.certificate.acme-test.key=rsa-2048
            psmail.certificate.acme-test.challenge=dns-01
            # For the issuer (its name instead of NAME) that has its directory at \
            acme-v02.api.letsencrypt.org/directory
            psmail.issuer.NAME.account.import=%1$s
            """
                .formatted(path));
    report.requireSound();
  }

  @Test
  void offersOnlyWhatIsGoodAndSaysWhatIsNot() {
    folder.certbot("good", 1, Kept.issued(1, "mail.acme.test"));
    folder.certbot("old", 1, Kept.issued(120, "old.acme.test"));
    folder.certbot("odd", 1, Kept.issued(1, "odd.acme.test").withAnotherKey());

    FolderReport report = report();

    assertThat(report.text())
        .contains("\n  Expired ")
        .contains("\n  Faulty  " + path.resolve("live/odd/privkey.pem") + ": the private key does")
        .contains("\npsmail.certificates=good\n");
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(report::requireSound)
        .withMessage("1 of the 3 certificates in %s cannot be taken over, as said above.", path);
  }

  @Test
  void saysThatThereIsNone() throws IOException {
    Files.createDirectory(path.resolve("live"));

    FolderReport report = report();

    assertThat(report.text()).doesNotContain("psmail.");
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(report::requireSound)
        .withMessage("There is no certificate in %s.", path);
  }

  @Test
  void showsNoKey() {
    folder.acmeSh("mail.acme.test", Kept.issued(1, "mail.acme.test"), KeyText.PLAIN);

    assertThat(report().text()).doesNotContain("PRIVATE").doesNotContainPattern("[\\w+/]{60}");
  }

  private FolderReport report() {
    return new FolderReport(path, DATA, Instant.now());
  }
}
