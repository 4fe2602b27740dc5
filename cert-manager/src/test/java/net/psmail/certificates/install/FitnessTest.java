package net.psmail.certificates.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.CertificatesException.Kind;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitnessTest {

  private static final Path FILE = Path.of("/tls/mail.pem");
  private static final CertificateNames MAIL = CertificateNames.of(List.of("mail.psmail.test"));
  private static final CertificateNames BOTH =
      CertificateNames.of(List.of("mail.psmail.test", "imap.psmail.test"));
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final LocalCa ca = LocalCa.create(BOTH, BEGIN, new SecureRandom());

  @ParameterizedTest
  @CsvSource({"0, true", "89, true", "-1, false", "91, false"})
  void isAMatterOfTime(int day, boolean isFit) {
    List<X509Certificate> chain = List.of(leaf(MAIL, 0));
    if (isFit) {
      assertThatCode(() -> Fitness.requireFit(chain, MAIL, FILE, day(day)))
          .doesNotThrowAnyException();
    } else {
      refuses(Kind.UNFIT_CERTIFICATE, () -> Fitness.requireFit(chain, MAIL, FILE, day(day)));
    }
  }

  @Test
  void isAMatterOfTheIssuersTimeToo() {
    X509Certificate leaf = leaf(MAIL, 1);
    X509Certificate later =
        LocalCa.create(BOTH, day(30), new SecureRandom()).issuing().chain().get(0);

    refuses(
        Kind.UNFIT_CERTIFICATE, () -> Fitness.requireFit(List.of(leaf, later), MAIL, FILE, day(2)));
  }

  @Test
  void isAMatterOfNames() {
    refuses(
        Kind.UNFIT_CERTIFICATE,
        () -> Fitness.requireFit(List.of(leaf(MAIL, 0)), BOTH, FILE, day(1)));
  }

  @Test
  void forbidsToReplaceWhatIsNewerAndGood() {
    refuses(
        Kind.PLACE_TAKEN,
        () -> Fitness.requireNewer(leaf(MAIL, 0), leaf(MAIL, 1), MAIL, FILE, day(2)));
  }

  @Test
  void allowsToReplaceWhatIsOlderExpiredOrWithoutTheNames() {
    assertThatCode(
            () -> {
              Fitness.requireNewer(leaf(MAIL, 1), leaf(MAIL, 0), MAIL, FILE, day(2));
              Fitness.requireNewer(leaf(MAIL, 0), leaf(MAIL, 1), MAIL, FILE, day(100));
              Fitness.requireNewer(leaf(BOTH, 0), leaf(MAIL, 1), BOTH, FILE, day(2));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void decidesWhatIsWorthPuttingBack() {
    assertThat(Fitness.isWorthPuttingBack(leaf(MAIL, 0), BOTH, day(1))).isTrue();
    assertThat(Fitness.isWorthPuttingBack(leaf(MAIL, 0), BOTH, day(91))).isFalse();
    CertificateNames others = CertificateNames.of(List.of("imap.psmail.test"));
    assertThat(Fitness.isWorthPuttingBack(leaf(MAIL, 0), others, day(1))).isFalse();
  }

  private X509Certificate leaf(CertificateNames names, int day) {
    return ca.issue(names, Purpose.TLS, day(day)).leaf();
  }

  private static Instant day(int number) {
    return BEGIN.plus(Duration.ofDays(number));
  }

  private static void refuses(Kind kind, Runnable act) {
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(act::run)
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
