package net.psmail.certificates.lifecycle;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Who signs certificates. Each call may come again after a kill, on another node too, and then goes
 * on from what the issuer itself says of the order.
 */
public interface Issuer {

  /** What plans call it. */
  String name();

  /** How much may be asked of it. */
  default Limits limits() {
    return Limits.USUAL;
  }

  /**
   * Finds out, at no cost to any limit, whether the issuer would take such an order.
   *
   * @return what keeps it from certifying some of the names
   * @throws NotIssued when it would certify none of them
   */
  List<Finding> preflight(Plan plan) throws NotIssued;

  /**
   * Opens an order and says where it is.
   *
   * @param replaced the certificate that the new one is to replace
   */
  URI order(Plan plan, Optional<X509Certificate> replaced) throws NotIssued;

  /**
   * Puts the proofs of the names in place and, once all the world can see them, asks the issuer to
   * look; false while that has to wait.
   */
  boolean challenge(Plan plan, URI order) throws NotIssued;

  /**
   * The chain, leaf first, or nothing while the issuer is at work; removes the proofs when they
   * have been looked at.
   */
  Optional<List<X509Certificate>> collect(Plan plan, URI order, KeyPair key) throws NotIssued;

  /**
   * Lets the world know that a certificate must no longer be trusted; no matter if it does already.
   *
   * @throws NotIssued when it does not do that
   */
  default void revoke(X509Certificate certificate, RevocationReason reason) throws NotIssued {
    throw new NotIssued(
        NotIssued.Kind.REFUSED,
        "It has no list of revoked certificates: whoever trusts it must be told.");
  }

  /** When the issuer would like the certificate to be renewed, where it says so. */
  Optional<Window> renewalWindow(X509Certificate certificate) throws NotIssued;
}
