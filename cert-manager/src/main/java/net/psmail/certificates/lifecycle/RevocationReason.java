package net.psmail.certificates.lifecycle;

/**
 * Why a certificate must no longer be trusted: those of the reasons that a subscriber may give.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-5.3.1">RFC 5280, 5.3.1</a>
 */
public enum RevocationReason {
  UNSPECIFIED(0),
  /** The key may be known to others. */
  KEY_COMPROMISE(1),
  /** The names belong to somebody else now. */
  AFFILIATION_CHANGED(3),
  /** Another certificate is served instead. */
  SUPERSEDED(4),
  /** The names are not used any more. */
  CESSATION_OF_OPERATION(5);

  private final int code;

  RevocationReason(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
