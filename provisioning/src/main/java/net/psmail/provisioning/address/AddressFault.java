package net.psmail.provisioning.address;

/** The rule that an address breaks. */
public enum AddressFault {
  /** Nothing was typed. */
  EMPTY,
  /** More than 64 characters before the {@code @}. */
  TOO_LONG,
  /** A plus sign: it separates a name from a tag of the owner's choice (name+tag). */
  PLUS_SIGN,
  /** A character other than a-z, 0-9, dot, hyphen, underscore. */
  CHARACTER,
  /** A dot at the beginning or end, or two in a row. */
  DOTS,
  /** Only dots, hyphens and underscores. */
  NO_LETTER_OR_DIGIT,
  /** Reserved for the provider, or would let its owner pose as the provider. */
  RESERVED,
  /** Not a domain name, or not one that this provider serves. */
  DOMAIN
}
