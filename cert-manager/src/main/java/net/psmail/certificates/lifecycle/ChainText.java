package net.psmail.certificates.lifecycle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import net.psmail.certificates.store.TlsDirectory;
import org.jspecify.annotations.Nullable;

/** Certificates as the text in which the database keeps them. */
final class ChainText {

  private ChainText() {}

  static String of(List<X509Certificate> chain) {
    return chain.stream().map(TlsDirectory::pem).collect(Collectors.joining());
  }

  static List<X509Certificate> read(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return List.of();
    }
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(text.getBytes(US_ASCII)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      throw new IllegalStateException("A chain in the database cannot be read", e);
    }
  }
}
