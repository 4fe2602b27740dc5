package net.psmail.status.probe;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a mail server presents what its TLSA records promise (<a
 * href="https://www.rfc-editor.org/rfc/rfc7672#section-3.1">RFC 7672, 3.1</a>).
 *
 * <p>A record of the server's own certificate says all there is to say: neither its name nor its
 * end counts. One of an authority asks for a chain that leads there, in its time and of the right
 * name.
 */
final class Dane {

  private static final int DNS_NAME = 2;

  private Dane() {}

  /**
   * What is wrong with records, of which one that holds is enough; empty if nothing is.
   *
   * @param chain as presented, the server's own first
   * @param names which of them the certificate has to have (RFC 7672, 3.2.2)
   */
  static String fault(
      List<Tlsa> records, List<X509Certificate> chain, Set<String> names, Instant now) {
    X509Certificate own = chain.get(0);
    if (records.stream().anyMatch(one -> one.isOfServer() && one.matches(own))) {
      return "";
    }
    Set<X509Certificate> authorities = authorities(records, chain);
    if (authorities.isEmpty()) {
      return "none matches what the server presents";
    }
    if (!leads(chain, authorities, now)) {
      return "the server's chain does not lead to the authority, or is out of its time";
    }
    return names.stream().anyMatch(name -> isOf(own, name))
        ? ""
        : "the authority matches, but the certificate is of another name";
  }

  private static Set<X509Certificate> authorities(List<Tlsa> records, List<X509Certificate> chain) {
    List<X509Certificate> presented = chain.subList(1, chain.size());
    return records.stream()
        .filter(one -> !one.isOfServer())
        .flatMap(
            one -> Stream.concat(presented.stream().filter(one::matches), one.whole().stream()))
        .collect(Collectors.toSet());
  }

  private static boolean leads(
      List<X509Certificate> chain, Set<X509Certificate> authorities, Instant now) {
    Set<TrustAnchor> anchors =
        authorities.stream()
            .filter(one -> isInTime(one, now))
            .map(one -> new TrustAnchor(one, null))
            .collect(Collectors.toSet());
    if (anchors.isEmpty()) {
      return false;
    }
    try {
      X509CertSelector own = new X509CertSelector();
      own.setCertificate(chain.get(0));
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, own);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return true;
    } catch (CertPathBuilderException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot follow certificates", e);
    }
  }

  private static boolean isInTime(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  private static boolean isOf(X509Certificate certificate, String name) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .filter(one -> one.get(0).equals(DNS_NAME))
          .map(one -> String.valueOf(one.get(1)).toLowerCase(Locale.ROOT))
          .anyMatch(pattern -> MtaSts.fits(pattern, name));
    } catch (CertificateParsingException e) {
      return false;
    }
  }
}
