package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.CertificatesException.Kind;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCustodyIT {

  private final Path path;

  private final SettableClock clock = new SettableClock();

  CertificateCustodyIT(@TempDir Path path) {
    this.path = path;
  }

  @Test
  void makesRootAndLeavesAtTheFirstStartAndKeepsThemAtTheSecond() {
    CertificateCustody first = start("psmail.test");

    CertificateCustody second = start("psmail.test");

    assertThat(path.resolve("ca.pem")).exists();
    assertThat(path.resolve("site.pem")).exists();
    assertThat(path.resolve("mail.pem")).exists();
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(first.status())
        .extracting(CertificateStatus::name)
        .containsExactly("ca", "site", "mail", "signing");
    assertThat(first.status().get(1).names())
        .containsExactly(
            "localhost",
            "autoconfig.psmail.test",
            "autodiscover.psmail.test",
            "mta-sts.psmail.test",
            "ua-auto-config.psmail.test",
            "127.0.0.1",
            "0:0:0:0:0:0:0:1");
  }

  @Test
  void renewsWhenAThirdOfTheLifeIsLeftAndSaysSo() {
    CertificateCustody custody = start("psmail.test");
    List<Renewal> renewals = new ArrayList<>();
    custody.onRenewal(
        renewal -> {
          throw new IllegalStateException("a server that cannot be told");
        });
    custody.onRenewal(renewals::add);
    List<CertificateStatus> before = custody.status();

    clock.forward(Duration.ofDays(59));
    custody.renewDue();
    assertThat(renewals).isEmpty();
    assertThat(custody.status()).isEqualTo(before);

    clock.forward(Duration.ofDays(1));
    custody.renewDue();

    assertThat(renewals)
        .extracting(renewal -> renewal.certificate().name())
        .containsExactly("site", "mail");
    assertThat(renewals.get(1).file()).isEqualTo(path.resolve("mail.pem"));
    assertThat(custody.status().get(0)).isEqualTo(before.get(0));
    assertThat(custody.status().get(2).notAfter())
        .isEqualTo(clock.instant().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.SECONDS));
    assertThat(custody.status().get(3).notAfter()).isEqualTo(custody.status().get(2).notAfter());
    assertThat(custody.mail().served().leaf())
        .isEqualTo(new TlsDirectory(path).read("mail.pem").orElseThrow().leaf());
  }

  @Test
  void takesOverWhatAnotherProcessRenewed() {
    CertificateCustody one = start("psmail.test");
    CertificateCustody other = start("psmail.test");

    clock.forward(Duration.ofDays(61));
    other.renewDue();
    one.renewDue();

    assertThat(one.status()).isEqualTo(other.status());
  }

  @Test
  void issuesAnewWhenTheNamesHaveChanged() {
    start("psmail.test");

    CertificateCustody custody =
        new CertificateCustody(
            new CertificateSettings(
                path, "www.psmail.test", "mail.psmail.test", List.of("psmail.test")),
            new TlsDirectory(path),
            clock,
            new SecureRandom());

    assertThat(custody.status().get(1).names()).contains("www.psmail.test");
    assertThat(custody.status().get(2).names()).contains("mail.psmail.test");
  }

  @Test
  void leavesOutTheAutoconfigNameOfADomainThatCameAfterTheRoot() {
    start("psmail.test");

    CertificateCustody custody = start("psmail.test", "later.test");

    assertThat(custody.status().get(1).names())
        .contains("autoconfig.psmail.test")
        .doesNotContain("autoconfig.later.test");
  }

  @Test
  void doesNotStartUnderAHostNameThatTheRootMayNotCertify() {
    start("psmail.test");

    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(
            () ->
                new CertificateCustody(
                    new CertificateSettings(
                        path, "www.example.org", "localhost", List.of("psmail.test")),
                    new TlsDirectory(path),
                    clock,
                    new SecureRandom()))
        .withMessageContaining("www.example.org")
        .extracting(CertificatesException::kind)
        .isEqualTo(Kind.NAME_NOT_PERMITTED);
  }

  @Test
  void replacesADamagedLeafAndKeepsTheDamagedFile() throws Exception {
    start("psmail.test");
    Files.writeString(path.resolve("mail.pem"), "half a fi");

    CertificateCustody custody = start("psmail.test");

    assertThat(new TlsDirectory(path).read("mail.pem")).contains(custody.mail().served());
    assertThat(path.resolve("mail.pem.damaged")).hasContent("half a fi");
  }

  @Test
  void goesOnServingWhenAFileBecomesUnreadableLater() throws Exception {
    CertificateCustody custody = start("psmail.test");
    List<CertificateStatus> before = custody.status();
    Files.writeString(path.resolve("ca-key.pem"), "half a fi");

    assertThatExceptionOfType(CertificatesException.class).isThrownBy(custody::renewDue);

    assertThat(custody.status()).isEqualTo(before);
  }

  @Test
  void neverReplacesARootThatPeopleTrust() throws Exception {
    start("psmail.test");
    String key = Files.readString(path.resolve("ca-key.pem"));

    Files.writeString(path.resolve("ca-key.pem"), key.substring(0, 300));
    refusesToStart(Kind.DAMAGED_FILE, "ca-key.pem");

    Files.copy(
        path.resolve("site.pem"), path.resolve("ca-key.pem"), StandardCopyOption.REPLACE_EXISTING);
    refusesToStart(Kind.DAMAGED_FILE, "ca-key.pem");

    Files.delete(path.resolve("ca-key.pem"));
    refusesToStart(Kind.DAMAGED_FILE, "ca-key.pem");
    assertThat(path.resolve("ca-key.pem")).doesNotExist();
  }

  @Test
  void writesThePublicCopyOfTheRootAgainWhenItIsMissing() throws Exception {
    CertificateCustody first = start("psmail.test");
    Files.delete(path.resolve("ca.pem"));

    start("psmail.test");

    assertThat(new TlsDirectory(path).readCertificate("ca.pem")).contains(first.root());
  }

  @Test
  void leavesACertificateOfAnotherIssuerAlone() throws Exception {
    Path elsewhere = Files.createDirectory(path.resolve("elsewhere"));
    new CertificateCustody(
        settings(elsewhere, "psmail.test"), new TlsDirectory(elsewhere), clock, new SecureRandom());
    start("psmail.test");
    Files.copy(
        elsewhere.resolve("mail.pem"),
        path.resolve("mail.pem"),
        StandardCopyOption.REPLACE_EXISTING);

    refusesToStart(Kind.FOREIGN_CERTIFICATE, "mail.pem");

    assertThat(path.resolve("mail.pem")).hasSameTextualContentAs(elsewhere.resolve("mail.pem"));
  }

  @Test
  void takesFurtherMailHostsInAtOnceAndLeavesOutWhatTheAuthorityMayNotSpeakFor() {
    CertificateCustody custody = start("psmail.test", "second.test");
    List<Renewal> renewals = new ArrayList<>();
    custody.onRenewal(renewals::add);

    custody.serve(served("mail.second.test", "mail.foreign.test"));
    custody.serve(served("mail.foreign.test", "mail.second.test"));

    assertThat(renewals).extracting(one -> one.certificate().name()).containsExactly("mail");
    assertThat(custody.mailSpeaksFor("mail.second.test")).isTrue();
    assertThat(custody.mailSpeaksFor("localhost")).isTrue();
    assertThat(custody.mailSpeaksFor("mail.foreign.test")).isFalse();
    assertThat(start("psmail.test", "second.test").mailSpeaksFor("mail.second.test"))
        .as("after a restart")
        .isTrue();
  }

  private static Served served(String... mailHosts) {
    return new Served(Set.of("psmail.test", "second.test"), Set.of(mailHosts));
  }

  private void refusesToStart(Kind kind, String file) {
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(() -> start("psmail.test"))
        .withMessageContaining(file)
        .extracting(CertificatesException::kind)
        .isEqualTo(kind);
  }

  private CertificateCustody start(String... domains) {
    return new CertificateCustody(
        settings(path, domains), new TlsDirectory(path), clock, new SecureRandom());
  }

  private static CertificateSettings settings(Path directory, String... domains) {
    return new CertificateSettings(directory, "localhost", "localhost", List.of(domains));
  }
}
