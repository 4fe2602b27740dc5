package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;

/** The life of an account: registration, sign-in, a new password, the farewell. */
@ApplicationScoped
public class Accounts {

  /**
   * The address that this name would get, when it is free now. Free now is not kept free: only
   * {@link #register} decides.
   *
   * @throws net.psmail.provisioning.ProvisioningException INVALID_ADDRESS, NAME_TAKEN
   */
  public MailAddress requireFree(String name, DomainName domain) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes account, mailbox, key and recovery code in one transaction and signs the person in. The
   * code waits in {@link Recovery#code}; a welcome mail follows. The same form sent again, with the
   * same name and password, signs in to the account that the first made.
   *
   * @throws net.psmail.provisioning.ProvisioningException INVALID_ADDRESS, NAME_TAKEN,
   *     WEAK_PASSWORD, BREACHED_PASSWORD, BUSY, DATABASE_UNAVAILABLE
   */
  public SessionToken register(Registration registration, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /**
   * Signs a member or an operator in. Takes as long for a name that nobody has.
   *
   * @param name an address, or an operator's name; a name alone is one in the default domain
   * @throws net.psmail.provisioning.ProvisioningException SIGN_IN_REFUSED, BUSY,
   *     DATABASE_UNAVAILABLE
   */
  public SessionToken signIn(String name, String password, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /**
   * Puts a new password in the place of the current one and ends every other session. Device
   * passwords stay.
   *
   * @throws net.psmail.provisioning.ProvisioningException SIGN_IN_REFUSED when the current one is
   *     wrong, WEAK_PASSWORD, BREACHED_PASSWORD, BUSY
   */
  public void changePassword(Session session, String current, String next, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /**
   * The owner wants to leave: mail programs are refused from now on, and after the days of grace
   * everything is erased. The address is never given to anybody again.
   *
   * @return when it will be erased
   * @throws net.psmail.provisioning.ProvisioningException SIGN_IN_REFUSED when the password is
   *     wrong
   */
  public Instant requestDeletion(Session session, String password, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /** The owner stays after all; without a request for deletion nothing happens. */
  public void undoDeletion(Session session, Origin origin) {
    throw new UnsupportedOperationException();
  }
}
