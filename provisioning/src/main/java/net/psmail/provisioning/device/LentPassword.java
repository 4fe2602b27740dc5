package net.psmail.provisioning.device;

import net.psmail.provisioning.ProvisioningException;

/**
 * A password of the portal for an act that lasts. It works for some minutes from when it was made
 * or {@link #prolong} was called, and no longer than until it is closed.
 */
public final class LentPassword implements AutoCloseable {

  private final OneOffPasswords lender;
  private final long id;
  private final String secret;

  LentPassword(OneOffPasswords lender, long id, String secret) {
    this.lender = lender;
    this.id = id;
    this.secret = secret;
  }

  /** What to log in with. */
  public String secret() {
    return secret;
  }

  /**
   * The act goes on.
   *
   * @throws ProvisioningException SESSION_ENDED when the owner has revoked all passwords
   */
  public void prolong() {
    lender.prolong(id);
  }

  @Override
  public void close() {
    lender.end(id);
  }

  /** Says nothing, so that no log can. */
  @Override
  public String toString() {
    return "LentPassword";
  }
}
