package net.psmail.certificates.localca;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class LocalCaTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final CertificateNames SCOPE =
      CertificateNames.of(List.of("psmail.test", "localhost", "127.0.0.1", "::1"));

  private final SecureRandom random = new SecureRandom();
  private final LocalCa ca = LocalCa.create(SCOPE, NOW, random);

  @Test
  void issuesWhatTheJdkAccepts() throws Exception {
    CertificateNames names =
        CertificateNames.of(List.of("mail.psmail.test", "localhost", "127.0.0.1", "::1"));

    X509Certificate leaf = ca.issue(names, Purpose.TLS, NOW).leaf();

    validate(leaf, NOW.plus(1, DAYS));
    assertThat(CertificateNames.in(leaf)).isEqualTo(names);
  }

  @Test
  void keepsSignersAndTlsServersApart() throws Exception {
    X509Certificate signer = ca.issue(names("psmail.test"), Purpose.SIGNING, NOW).leaf();

    assertThat(signer.getExtendedKeyUsage())
        .containsExactly(KeyPurposeId.id_kp_emailProtection.getId());
    assertThat(signer.getKeyUsage()).startsWith(true, false, false);
    assertThat(ca.issue(names("psmail.test"), Purpose.TLS, NOW).leaf().getExtendedKeyUsage())
        .containsExactly(KeyPurposeId.id_kp_serverAuth.getId());
  }

  @Test
  void givesALeafTheExtensionsOfATlsServerAndNoMore() throws Exception {
    X509Certificate leaf = ca.issue(names("psmail.test"), Purpose.TLS, NOW).leaf();

    assertThat(leaf.getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder(Extension.basicConstraints.getId(), Extension.keyUsage.getId());
    assertThat(leaf.getNonCriticalExtensionOIDs())
        .containsExactlyInAnyOrder(
            Extension.extendedKeyUsage.getId(),
            Extension.subjectKeyIdentifier.getId(),
            Extension.authorityKeyIdentifier.getId(),
            Extension.subjectAlternativeName.getId());
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    assertThat(leaf.getKeyUsage()).startsWith(true, false, false);
    assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(leaf.getSerialNumber().bitLength()).isEqualTo(159);
  }

  @Test
  void givesTheRootTenYearsAndOneAuthorityBelowItThatIsLimited() throws Exception {
    X509Certificate issuing = ca.issuing().leaf();

    assertThat(ca.root().getNotAfter().toInstant()).isEqualTo(NOW.plus(3652, DAYS));
    assertThat(ca.root().getBasicConstraints()).isEqualTo(1);
    assertThat(ca.root().getKeyUsage()[5]).isTrue();
    assertThat(issuing.getBasicConstraints()).isZero();
    assertThat(issuing.getExtendedKeyUsage())
        .containsExactly(
            KeyPurposeId.id_kp_serverAuth.getId(), KeyPurposeId.id_kp_emailProtection.getId());
    assertThat(issuing.getCriticalExtensionOIDs()).contains(Extension.nameConstraints.getId());
  }

  @Test
  void givesALeafNinetyDaysButNeverMoreThanTheRootHas() {
    Instant late = NOW.plus(3652 - 10, DAYS);

    assertThat(ca.issue(names("psmail.test"), Purpose.TLS, NOW).leaf().getNotAfter().toInstant())
        .isEqualTo(NOW.plus(90, DAYS));
    assertThat(ca.issue(names("psmail.test"), Purpose.TLS, late).leaf().getNotAfter())
        .isEqualTo(ca.root().getNotAfter());
  }

  @Test
  void issuesNothingOnceTheRootHasExpired() {
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(
            () -> ca.issue(names("psmail.test"), Purpose.TLS, NOW.plus(Duration.ofDays(3652))))
        .extracting(CertificatesException::kind)
        .isEqualTo(CertificatesException.Kind.ROOT_EXPIRED);
  }

  @Test
  void refusesNamesThatItWasNotMadeFor() {
    assertThat(ca.permits(names("autoconfig.psmail.test"))).isTrue();
    for (String name : List.of("bank.test", "notpsmail.test", "127.0.0.2", "::2")) {
      assertThatExceptionOfType(CertificatesException.class)
          .isThrownBy(() -> ca.issue(names(name), Purpose.TLS, NOW))
          .withMessageContaining("may not certify")
          .extracting(CertificatesException::kind)
          .isEqualTo(CertificatesException.Kind.NAME_NOT_PERMITTED);
    }
  }

  @Test
  void keepsNoKeyThatCouldConvinceAnybodyOfAnotherName() throws Exception {
    X509Certificate forged = forge("bank.test");

    assertThatExceptionOfType(CertPathValidatorException.class)
        .isThrownBy(() -> validate(forged, NOW.plus(1, DAYS)))
        .withMessageContaining("name constraints");
  }

  @Test
  void issuesForANameTooLongForACommonName() throws Exception {
    String name = "a".repeat(60) + ".psmail.test";

    X509Certificate leaf = ca.issue(names(name), Purpose.TLS, NOW).leaf();

    assertThat(leaf.getSubjectX500Principal().getName()).isEmpty();
    assertThat(leaf.getCriticalExtensionOIDs()).contains(Extension.subjectAlternativeName.getId());
    validate(leaf, NOW.plus(1, DAYS));
  }

  @Test
  void knowsItsOwnLeavesFromThoseOfAnotherRoot() {
    LocalCa other = LocalCa.create(SCOPE, NOW, random);
    X509Certificate leaf = ca.issue(names("psmail.test"), Purpose.TLS, NOW).leaf();

    assertThat(LocalCa.of(ca.issuing(), random).issued(leaf)).isTrue();
    assertThat(other.issued(leaf)).isFalse();
  }

  @Test
  void takesNoLeafForARoot() {
    KeyedChain leaf = ca.issue(names("psmail.test"), Purpose.TLS, NOW);

    assertThatIllegalArgumentException().isThrownBy(() -> LocalCa.of(leaf, random));
  }

  private X509Certificate forge(String name) throws Exception {
    PublicKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
    Life life = Life.from(NOW, Duration.ofDays(2));
    return CertificateDraft.leaf(ca.issuing().leaf(), key, names(name), Purpose.TLS, life, random)
        .signedBy(ca.issuing().key());
  }

  private void validate(X509Certificate leaf, Instant at) throws Exception {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(ca.root(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    List<X509Certificate> path = List.of(leaf, ca.issuing().leaf());
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
  }

  private static CertificateNames names(String name) {
    return CertificateNames.of(List.of(name));
  }
}
