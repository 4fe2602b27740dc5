package net.psmail.certificates.lifecycle;

import java.util.Locale;

/** How an issuer is shown that the names are ours. */
public enum ChallengeKind {
  /**
   * By an answer on port 80.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-8.3">RFC 8555, 8.3</a>
   */
  HTTP_01,
  /**
   * By a record in the DNS.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-8.4">RFC 8555, 8.4</a>
   */
  DNS_01,
  /**
   * By a certificate on port 443 for whoever asks by a protocol of its own.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8737">RFC 8737</a>
   */
  TLS_ALPN_01;

  /** What the protocol calls it. */
  public String method() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
