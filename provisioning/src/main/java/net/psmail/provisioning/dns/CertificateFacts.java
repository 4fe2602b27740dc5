package net.psmail.provisioning.dns;

import java.util.Optional;

/**
 * What the zone says of certificates, which are not this module's.
 *
 * @param mailKey SHA-256 of the public key of the mail ports, in hexadecimal digits
 * @param authority who issues the certificates; empty for the local authority
 */
public record CertificateFacts(String mailKey, Optional<Authority> authority) {

  /**
   * An authority that issues by ACME, and nobody else shall (<a
   * href="https://www.rfc-editor.org/rfc/rfc8657">RFC 8657</a>).
   *
   * @param domain the name by which it knows itself in CAA records
   * @param accountUri our account there
   * @param methods how it may convince itself, as in {@code http-01}
   */
  public record Authority(String domain, String accountUri, String methods) {}
}
