package net.psmail.provisioning.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a token may be used for (<a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.3">RFC
 * 6749, 3.3</a>). None includes another.
 */
public enum Scope {
  CERTIFICATES_READ,
  CERTIFICATES_WRITE,
  CERTIFICATES_REVOKE,
  CERTIFICATES_DECLARE,
  ACCOUNTS_READ,
  /** Notes and quotas. */
  ACCOUNTS_WRITE,
  ACCOUNTS_SUSPEND,
  /** To ask for a deletion, to which another operator must agree. */
  ACCOUNTS_DELETE,
  ACCOUNTS_INVITE,
  /** To take back who came by whose invitation, and to give them back. */
  ACCOUNTS_REVOKE,
  REGISTRATIONS_READ,
  REGISTRATIONS_DECIDE,
  DOMAINS_READ,
  /** Others, how they take newcomers, and whose addresses confirm nothing. */
  DOMAINS_WRITE,
  /** To serve one no more, and again. */
  DOMAINS_STOP,
  /** Tables and their results; what they would do, and nothing of it. */
  BULK_SHOW,
  /** To have done what was shown, and to stop it. */
  BULK_ORDER,
  WEBHOOKS_READ,
  WEBHOOKS_WRITE;

  /** As protocols and pages have it: {@code certificates:read}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  /** The scope of a word; empty for one that is none. */
  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }
}
