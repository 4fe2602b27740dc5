package net.psmail.certificates.lifecycle;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.CertificatesException.Kind;
import net.psmail.certificates.KeyedChain;

/**
 * How a certificate gets to the servers. Each call may come again after a kill, and does again what
 * is not done.
 */
public interface Installation {

  /**
   * Puts key and chain beside those that are served.
   *
   * @param proved what was proved to be served last, or nothing
   * @throws CertificatesException {@link Kind#UNFIT_CERTIFICATE} when another one has to be
   *     ordered, {@link Kind#PLACE_TAKEN} when it may not follow what is in place, or when it
   *     cannot be written
   */
  void stage(Plan plan, KeyedChain chain, List<X509Certificate> proved);

  /**
   * Puts what was staged in place, keeps what was there, and tells the servers.
   *
   * @throws CertificatesException as {@link #stage}; what was done may have to be rolled back
   */
  void install(Plan plan, List<X509Certificate> chain);

  /**
   * Waits until every listener that should serve the chain has been seen doing so, though not for
   * long. What is seen elsewhere or not at all, in a sentence for each; nothing is the proof.
   */
  List<String> refuted(Plan plan, List<X509Certificate> chain);

  /**
   * Brings back what was served before this chain, and says in sentences what came of it.
   *
   * @param revoked tells the certificates that must not be served again, whatever that costs
   */
  String rollBack(Plan plan, List<X509Certificate> chain, Predicate<X509Certificate> revoked);

  /** The private key of a certificate that is or was served, where it can still be had. */
  Optional<PrivateKey> key(Plan plan, X509Certificate leaf);
}
