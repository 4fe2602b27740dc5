package net.psmail.status.probe;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Writes down what is wrong with a certificate instead of ending the handshake, so that a probe can
 * tell a bad certificate from a dead port. Nothing but public greetings travels on such a
 * connection: who logs in asks {@link Secured#trustworthy} first.
 */
final class CertificateCheck extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager roots;
  private volatile Finding finding = Finding.CERTIFICATE_NOT_TRUSTED;
  private volatile Instant end = Instant.EPOCH;
  private volatile List<X509Certificate> chain = List.of();

  CertificateCheck(X509ExtendedTrustManager roots) {
    this.roots = roots;
  }

  /** What the handshake showed; a handshake without a certificate shows nothing to trust. */
  Finding finding() {
    return finding;
  }

  /** When the first certificate of the chain ends that does. */
  Instant end() {
    return end;
  }

  /** The chain as it came. */
  List<X509Certificate> chain() {
    return chain;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] presented, String authType, Socket socket) {
    chain = List.of(presented);
    end =
        Stream.of(presented)
            .map(certificate -> certificate.getNotAfter().toInstant())
            .min(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    finding = judge(presented, authType, socket);
  }

  private Finding judge(X509Certificate[] presented, String authType, Socket socket) {
    try {
      for (X509Certificate certificate : presented) {
        certificate.checkValidity();
      }
    } catch (CertificateExpiredException e) {
      return Finding.CERTIFICATE_EXPIRED;
    } catch (CertificateNotYetValidException e) {
      return Finding.CERTIFICATE_NOT_YET_VALID;
    }
    if (!accepts(() -> roots.checkServerTrusted(presented, authType))) {
      return Finding.CERTIFICATE_NOT_TRUSTED;
    }
    return accepts(() -> roots.checkServerTrusted(presented, authType, socket))
        ? Finding.WORKS
        : Finding.CERTIFICATE_WRONG_NAME;
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private static boolean accepts(Check check) {
    try {
      check.run();
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("Probes use sockets");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("Probes use sockets");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("Probes serve nobody");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("Probes serve nobody");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("Probes serve nobody");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
