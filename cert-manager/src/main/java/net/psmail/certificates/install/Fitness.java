package net.psmail.certificates.install;

import static net.psmail.certificates.CertificatesException.Kind.PLACE_TAKEN;
import static net.psmail.certificates.CertificatesException.Kind.UNFIT_CERTIFICATE;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;

/**
 * What a certificate has to be before it is put in place. That the key belongs to it and that its
 * chain is in order is certain already: no {@link net.psmail.certificates.KeyedChain} is otherwise.
 */
final class Fitness {

  private Fitness() {}

  /**
   * @throws CertificatesException UNFIT_CERTIFICATE when it does not hold the names or is not valid
   */
  static void requireFit(
      List<X509Certificate> chain, CertificateNames wanted, Path file, Instant now) {
    if (!covers(chain.get(0), wanted)) {
      throw unfit(file, "does not hold all names that are wanted of it");
    }
    for (X509Certificate certificate : chain) {
      if (!isValid(certificate, now)) {
        throw unfit(
            file,
            "or its issuer's is valid from "
                + begin(certificate)
                + " until "
                + end(certificate)
                + ", which is not now");
      }
    }
  }

  /**
   * Nothing that is newer or lives longer is replaced, as long as it is good.
   *
   * @throws CertificatesException PLACE_TAKEN
   */
  static void requireNewer(
      X509Certificate leaf,
      X509Certificate inPlace,
      CertificateNames wanted,
      Path file,
      Instant now) {
    boolean older = begin(leaf).isBefore(begin(inPlace)) || end(leaf).isBefore(end(inPlace));
    if (older && isValid(inPlace, now) && covers(inPlace, wanted)) {
      throw new CertificatesException(
          PLACE_TAKEN,
          file.toString(),
          file
              + " holds a good certificate from elsewhere that is newer or lives longer, until "
              + end(inPlace)
              + ": it stays. Move the file away if you want the new one.");
    }
  }

  /** Whether putting it back is better than leaving a good one that is not served everywhere. */
  static boolean isWorthPuttingBack(X509Certificate leaf, CertificateNames wanted, Instant now) {
    return isValid(leaf, now)
        && (wanted.hosts().stream().anyMatch(host -> covers(leaf, only(host)))
            || wanted.addresses().stream().anyMatch(address -> covers(leaf, only(address))));
  }

  private static CertificateNames only(String name) {
    return CertificateNames.of(List.of(name));
  }

  private static boolean covers(X509Certificate leaf, CertificateNames wanted) {
    try {
      return CertificateNames.in(leaf).covers(wanted);
    } catch (IllegalArgumentException noNames) {
      return false;
    }
  }

  private static boolean isValid(X509Certificate certificate, Instant now) {
    return !now.isBefore(begin(certificate)) && !now.isAfter(end(certificate));
  }

  private static Instant begin(X509Certificate certificate) {
    return certificate.getNotBefore().toInstant();
  }

  private static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  private static CertificatesException unfit(Path file, String why) {
    return new CertificatesException(
        UNFIT_CERTIFICATE,
        file.toString(),
        "The new certificate for " + file + " " + why + ": it is not put in place.");
  }
}
