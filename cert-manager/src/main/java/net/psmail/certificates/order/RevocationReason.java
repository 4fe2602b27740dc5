package net.psmail.certificates.order;

import java.util.Locale;

/**
 * Why a certificate must no longer be trusted: those of the reasons that authorities take from
 * whoever ordered it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-5.3.1">RFC 5280, 5.3.1</a>
 */
public enum RevocationReason {
  /** The key may be known to others. */
  KEY_COMPROMISE,
  /** Another certificate is served instead. */
  SUPERSEDED,
  /** The names are not used any more. */
  CESSATION_OF_OPERATION,
  /** None of the others. */
  UNSPECIFIED;

  /** In words, such as {@code key-compromise}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  net.psmail.certificates.lifecycle.RevocationReason ofLifecycle() {
    return net.psmail.certificates.lifecycle.RevocationReason.valueOf(name());
  }
}
