package net.psmail.portal.content;

import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/** Who may write. For everybody else there is nothing here. */
final class Authors {

  private Authors() {}

  static void require(Session session) {
    if (!session.role().includes(Role.AUTHOR)) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
  }
}
