package net.psmail.certificates.lifecycle;

/** How far a certificate has come: what was done last. */
public enum Stage {
  /** It is wanted, and nothing has been done. */
  PLANNED,
  /** The issuer answers and offers what is wanted. */
  PREFLIGHT,
  /** The issuer has an order for it, whose location is known. */
  ORDERED,
  /** The issuer has been asked to look at the proofs of the names. */
  CHALLENGED,
  /** The chain is in the database. */
  ISSUED,
  /** Key and chain lie beside those that are served. */
  STAGED,
  /** They lie in the place of those that were served, and the servers were told. */
  INSTALLED,
  /** Every listener has been seen serving it; the next thing is its renewal. */
  PROVED,
  /** Something failed: there is a reason, a time for the next try and a stage to go on from. */
  FAILED;

  /** Whether the issuer has done its part. */
  boolean isBeyondIssuer() {
    return this == ISSUED || this == STAGED || this == INSTALLED;
  }
}
