package net.psmail.certificates.lifecycle;

import java.security.cert.X509Certificate;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;

/** How a certificate gets to the servers. Each call may come again after a kill. */
public interface Installation {

  /**
   * Puts key and chain beside those that are served.
   *
   * @throws CertificatesException when they cannot be written or may not follow those
   */
  void stage(Plan plan, KeyedChain chain);

  /** Puts what was staged in place, keeps what was there, and tells the servers. */
  void install(Plan plan);

  /** Whether every listener that should serve the certificate does. */
  boolean isServed(Plan plan, X509Certificate leaf);
}
