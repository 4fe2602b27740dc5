package net.psmail.certificates.foreign;

import static net.psmail.certificates.lifecycle.KeyType.EC_P256;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;

/** A certificate with its key, for a folder of another program. */
public record Kept(KeyPair key, List<X509Certificate> chain) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that was issued so many days ago, for ninety days. */
  public static Kept issued(int daysAgo, KeyType type, String... names) {
    KeyPair key = type.newKeyPair(RANDOM);
    Instant then = Instant.now().minus(Duration.ofDays(daysAgo));
    LocalCa ca = LocalCa.create(CertificateNames.of(List.of("acme.test")), then, RANDOM);
    return new Kept(
        key, ca.certify(key.getPublic(), CertificateNames.of(List.of(names)), Purpose.TLS, then));
  }

  static Kept issued(int daysAgo, String... names) {
    return issued(daysAgo, EC_P256, names);
  }

  /** The same with a key that does not belong to it. */
  Kept withAnotherKey() {
    return new Kept(EC_P256.newKeyPair(RANDOM), chain);
  }
}
