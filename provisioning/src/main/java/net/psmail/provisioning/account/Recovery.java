package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;

/**
 * The recovery code: the only way to the mailbox and its mail when the password is forgotten. It is
 * shown after registration and after each use until its owner says that it is kept, or for fifteen
 * minutes.
 */
@ApplicationScoped
public class Recovery {

  /** The code to show now; empty when it was confirmed or can no longer be shown. */
  public Optional<String> code(Session session) {
    throw new UnsupportedOperationException();
  }

  /** The owner has kept the code: it will not be shown again. */
  public void confirm(Session session, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /**
   * A new code in the place of one that was never confirmed; {@link #code} shows it.
   *
   * @throws net.psmail.provisioning.ProvisioningException NOT_FOUND when the code is confirmed:
   *     {@link #replace} wants the password
   */
  public void renew(Session session, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /**
   * A new code in the place of a confirmed one that was lost or seen; {@link #code} shows it.
   *
   * @throws net.psmail.provisioning.ProvisioningException SIGN_IN_REFUSED when the password is
   *     wrong, BUSY
   */
  public void replace(Session session, String password, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens the account with the code, sets a new password, makes a new code and ends every other
   * session. Case, spaces and hyphens of the code do not matter.
   *
   * @throws net.psmail.provisioning.ProvisioningException RECOVERY_REFUSED, WEAK_PASSWORD,
   *     BREACHED_PASSWORD, BUSY
   */
  public SessionToken recover(String address, String code, String newPassword, Origin origin) {
    throw new UnsupportedOperationException();
  }
}
