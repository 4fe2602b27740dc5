package net.psmail.certificates.lifecycle;

import java.util.Locale;

/**
 * Why a certificate must no longer be trusted: those of the reasons that Let's Encrypt takes from
 * whoever ordered it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-5.3.1">RFC 5280, 5.3.1</a>
 */
public enum RevocationReason {
  /** None of the others. */
  UNSPECIFIED(0),
  /** The key may be known to others. */
  KEY_COMPROMISE(1),
  /** Another certificate is served instead. */
  SUPERSEDED(4),
  /** The names are not used any more. */
  CESSATION_OF_OPERATION(5);

  private final int code;

  RevocationReason(int code) {
    this.code = code;
  }

  /** In lists of revoked certificates. */
  public int code() {
    return code;
  }

  /** In words, such as {@code key-compromise}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
