package net.psmail.provisioning.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.Session;

/**
 * Passwords for mail programs: made here, random, one for each program, shown once, revocable.
 * Every method throws NOT_FOUND for an operator, who has no mailbox.
 */
@ApplicationScoped
public class DevicePasswords {

  /** The device passwords that work, the newest first. */
  public List<Device> list(Session session) {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes one; {@link #shown} gives it for the page behind the redirect.
   *
   * @param name 1 to 60 characters
   * @throws net.psmail.provisioning.ProvisioningException INVALID_NAME, LIMIT_REACHED
   */
  public void make(Session session, String name, Origin origin) {
    throw new UnsupportedOperationException();
  }

  /** The one to show now: the last that this session made, until {@link #done} or 15 minutes. */
  public Optional<NewDevice> shown(Session session) {
    throw new UnsupportedOperationException();
  }

  /** Its owner has it: do not show it again. */
  public void done(Session session) {
    throw new UnsupportedOperationException();
  }

  /**
   * Ends a device password: its next login fails, and a mail session that it opened is closed.
   *
   * @throws net.psmail.provisioning.ProvisioningException NOT_FOUND
   */
  public void revoke(Session session, long id, Origin origin) {
    throw new UnsupportedOperationException();
  }
}
