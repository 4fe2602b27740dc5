package net.psmail.certificates.order;

/**
 * Why a certificate cannot be wanted as it was typed.
 *
 * @param part of what was typed
 * @param subject the very words that are wrong; empty when there are none
 */
public record TypingFault(Part part, Kind kind, String subject) {

  /** What is typed of a certificate. */
  public enum Part {
    ID,
    NAMES,
    KEY,
    CHALLENGE,
    PROFILE,
    ISSUERS,
    PLACE
  }

  /** What may be wrong with it. */
  public enum Kind {
    MISSING,
    MALFORMED,
    /** Another certificate is called that, or a file lies where it would be installed. */
    TAKEN,
    /** More than one certificate holds. */
    TOO_MANY,
    /** Only the DNS proves a wildcard (RFC 8555, 7.1.3 and 8.4). */
    WILDCARD_WITHOUT_DNS,
    /** The DNS proves no address (RFC 8738, 7). */
    ADDRESS_WITH_DNS,
    /** The settings lack what that needs. */
    NOT_SET_UP,
    /** The settings name no such issuer or place, or nobody knows that word. */
    UNKNOWN,
    /** The issuer that is the subject offers no such profile. */
    NOT_OFFERED,
    /** Somebody else has changed it, or set it aside, since it was looked at. */
    CHANGED_MEANWHILE
  }
}
