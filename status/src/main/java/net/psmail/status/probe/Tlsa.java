package net.psmail.status.probe;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Record;
import org.xbill.DNS.TLSARecord;

/**
 * What one TLSA record says (<a href="https://www.rfc-editor.org/rfc/rfc6698#section-2.1">RFC 6698,
 * 2.1</a>) of a server that takes mail.
 */
final class Tlsa {

  private static final int AUTHORITY = 2;
  private static final int SERVER = 3;
  private static final int WHOLE_CERTIFICATE = 0;

  private final TLSARecord record;

  private Tlsa(TLSARecord record) {
    this.record = record;
  }

  /** The records that mean something for SMTP; others count as absent (RFC 7672, 3.1.3). */
  static List<Tlsa> usable(List<Record> records) {
    return records.stream()
        .filter(TLSARecord.class::isInstance)
        .map(one -> new Tlsa((TLSARecord) one))
        .filter(Tlsa::isUsable)
        .toList();
  }

  private boolean isUsable() {
    int use = record.getCertificateUsage();
    int length = data().length;
    boolean whole =
        switch (record.getMatchingType()) {
          case 0 -> length > 0;
          case 1 -> length == 32;
          case 2 -> length == 64;
          default -> false;
        };
    return (use == AUTHORITY || use == SERVER) && record.getSelector() <= 1 && whole;
  }

  /** Whether it speaks of the server's own certificate, and not of an authority's. */
  boolean isOfServer() {
    return record.getCertificateUsage() == SERVER;
  }

  boolean matches(X509Certificate certificate) {
    try {
      byte[] selected =
          record.getSelector() == WHOLE_CERTIFICATE
              ? certificate.getEncoded()
              : certificate.getPublicKey().getEncoded();
      byte[] compared =
          switch (record.getMatchingType()) {
            case 1 -> MessageDigest.getInstance("SHA-256").digest(selected);
            case 2 -> MessageDigest.getInstance("SHA-512").digest(selected);
            default -> selected;
          };
      return MessageDigest.isEqual(compared, data());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no SHA-2", e);
    }
  }

  /** The certificate that stands in the record, which a server then need not present. */
  Optional<X509Certificate> whole() {
    if (record.getSelector() != WHOLE_CERTIFICATE || record.getMatchingType() != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(data())));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  private byte[] data() {
    return record.getCertificateAssociationData();
  }
}
