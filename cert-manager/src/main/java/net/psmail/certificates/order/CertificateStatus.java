package net.psmail.certificates.order;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;

/**
 * What a person may know of a certificate, to compare with what a browser or mail program shows.
 *
 * @param name what it is for: {@code ca}, {@code site}, {@code mail} or {@code signing}
 * @param names hosts, then addresses; none for a root
 * @param sha256 the fingerprint, upper-case hex with colons
 * @param issuer the issuer's distinguished name
 */
public record CertificateStatus(
    String name,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    String sha256,
    String issuer) {

  static CertificateStatus of(String name, X509Certificate certificate) {
    return new CertificateStatus(
        name,
        certificate.getBasicConstraints() < 0 ? names(certificate) : List.of(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        KeyedChain.fingerprint(certificate),
        certificate.getIssuerX500Principal().getName());
  }

  private static List<String> names(X509Certificate certificate) {
    CertificateNames names = CertificateNames.in(certificate);
    return Stream.concat(names.hosts().stream(), names.addresses().stream()).toList();
  }
}
