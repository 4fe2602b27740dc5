package net.psmail.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.TrialIssuer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TlsaTest {

  private static List<X509Certificate> chain;
  private static KeyPair another;

  @BeforeAll
  static void makeChain() throws Exception {
    chain = List.of(certificate(), certificate());
    another = KeyType.EC_P256.newKeyPair(new SecureRandom());
  }

  @Test
  void standsForTheKeyOfTheServer() {
    assertThat(Tlsa.refuse(List.of(Tlsa.of(chain.get(0).getPublicKey())), chain)).isFalse();
    assertThat(Tlsa.refuse(List.of(Tlsa.of(another.getPublic())), chain)).isTrue();
    assertThat(Tlsa.refuse(List.of(Tlsa.of(chain.get(1).getPublicKey())), chain))
        .as("the key of its issuer")
        .isTrue();
  }

  @Test
  void oneRecordThatFitsIsEnough() {
    assertThat(
            Tlsa.refuse(
                List.of(Tlsa.of(another.getPublic()), Tlsa.of(chain.get(0).getPublicKey())), chain))
        .isFalse();
  }

  @Test
  void anAuthorityAndOtherFormsOfTheSameCountToo() throws Exception {
    String issuer = HexFormat.of().formatHex(chain.get(1).getEncoded());
    String whole = HexFormat.of().withUpperCase().formatHex(chain.get(0).getEncoded());

    assertThat(Tlsa.refuse(List.of(new Tlsa(2, 0, 0, issuer)), chain)).isFalse();
    assertThat(Tlsa.refuse(List.of(new Tlsa(3, 0, 0, whole)), chain)).isFalse();
    assertThat(Tlsa.refuse(List.of(new Tlsa(2, 0, 0, whole)), chain)).isTrue();
  }

  @Test
  void recordsThatNoMailServerGoesByTurnNobodyAway() {
    assertThat(
            Tlsa.refuse(
                List.of(new Tlsa(1, 1, 1, "00"), new Tlsa(3, 2, 1, "00"), new Tlsa(3, 1, 9, "00")),
                chain))
        .isFalse();
    assertThat(Tlsa.refuse(List.of(), chain)).isFalse();
  }

  private static X509Certificate certificate() throws Exception {
    Plan plan =
        new Plan(
            "mail",
            CertificateNames.of(List.of("mail.acme.test")),
            KeyType.EC_P256,
            ChallengeKind.HTTP_01,
            null,
            List.of("first"));
    return new TrialIssuer("first", Clock.systemUTC())
        .collect(
            plan,
            URI.create("https://ca.test/order/1"),
            KeyType.EC_P256.newKeyPair(new SecureRandom()))
        .orElseThrow()
        .get(0);
  }
}
