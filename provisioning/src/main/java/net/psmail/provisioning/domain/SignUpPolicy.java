package net.psmail.provisioning.domain;

import java.util.Locale;

/** How a domain takes newcomers. */
public enum SignUpPolicy {
  /** Whoever likes gets an address. */
  OPEN,
  /** Whoever a member has invited gets one. */
  INVITE,
  /** An operator looks at each. */
  APPROVAL,
  /** Nobody new gets one. */
  CLOSED;

  /** As addresses, messages and forms have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
