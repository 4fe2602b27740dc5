package net.psmail.provisioning.dns;

import java.util.Locale;

/**
 * How strictly other servers shall take the policy (<a
 * href="https://www.rfc-editor.org/rfc/rfc8461#section-5">RFC 8461, 5</a>).
 */
public enum MtaStsMode {
  /** Deliver in any case, and report what would have failed. */
  TESTING,
  /** Deliver encrypted to our servers, or not at all. */
  ENFORCE,
  /** The policy is being given up. */
  NONE;

  /** As in the policy. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
