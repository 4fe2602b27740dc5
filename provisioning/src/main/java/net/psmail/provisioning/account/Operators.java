package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.SessionToken;

/**
 * The people who run the provider. The first one comes in by a one-time link that the start makes
 * as long as there is none.
 */
@ApplicationScoped
public class Operators {

  /**
   * The token for the first operator's link, good for 24 hours; empty once an operator has a
   * password. It goes into a file that only the machine's owner can read, never into a log.
   */
  public Optional<String> invitation() {
    throw new UnsupportedOperationException();
  }

  /** Whether {@link #accept} would take this token now. */
  public boolean isOpen(String token) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes the operator, with the name and password of the person's choice, and signs in.
   *
   * @param name as the part of an address before the {@code @}
   * @param language an IETF language tag
   * @throws net.psmail.provisioning.ProvisioningException LINK_USED, INVALID_ADDRESS, NAME_TAKEN
   *     (without proposals), WEAK_PASSWORD, BREACHED_PASSWORD, BUSY
   */
  public SessionToken accept(
      String token, String name, String password, String language, Origin origin) {
    throw new UnsupportedOperationException();
  }
}
