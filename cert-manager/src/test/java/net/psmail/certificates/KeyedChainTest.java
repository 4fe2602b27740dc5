package net.psmail.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import net.psmail.certificates.lifecycle.KeyType;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyedChainTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      names = {"EC_P256", "EC_P384", "RSA_2048"})
  void holdsAKeyAndItsOwnCertificateOnly(KeyType type) throws Exception {
    KeyPair own = type.newKeyPair(RANDOM);
    X509Certificate leaf = certificate(own, own);

    assertThat(new KeyedChain(own.getPrivate(), List.of(leaf)).leaf()).isEqualTo(leaf);

    for (KeyType other : List.of(type, KeyType.EC_P256, KeyType.EC_P384, KeyType.RSA_2048)) {
      KeyPair foreign = other.newKeyPair(RANDOM);
      assertThatThrownBy(() -> new KeyedChain(foreign.getPrivate(), List.of(leaf)))
          .as("%s for %s", other, type)
          .hasMessage("the private key does not belong to the certificate");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      names = {"EC_P256", "RSA_2048"})
  void holdsAChainWhoseCertificatesAreSignedByTheNext(KeyType type) throws Exception {
    KeyPair issuer = type.newKeyPair(RANDOM);
    KeyPair own = KeyType.EC_P256.newKeyPair(RANDOM);
    X509Certificate leaf = certificate(own, issuer);
    X509Certificate above = certificate(issuer, issuer);
    X509Certificate another = certificate(type.newKeyPair(RANDOM), issuer);

    assertThat(new KeyedChain(own.getPrivate(), List.of(leaf, above)).chain()).hasSize(2);
    assertThatThrownBy(() -> new KeyedChain(own.getPrivate(), List.of(leaf, another)))
        .hasMessage("its certificates do not form a chain, leaf first");
  }

  @Test
  void hasACertificate() {
    KeyPair own = KeyType.EC_P256.newKeyPair(RANDOM);

    assertThatThrownBy(() -> new KeyedChain(own.getPrivate(), List.of()))
        .hasMessage("there is no certificate in it");
  }

  private static X509Certificate certificate(KeyPair subject, KeyPair issuer)
      throws GeneralSecurityException, OperatorCreationException {
    X500Name name = new X500Name("CN=mail.acme.test");
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now),
            Date.from(now.plus(Duration.ofDays(1))),
            name,
            subject.getPublic());
    String algorithm = issuer.getPrivate().getAlgorithm().equals("EC") ? "ECDSA" : "RSA";
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256with" + algorithm).build(issuer.getPrivate())));
  }
}
