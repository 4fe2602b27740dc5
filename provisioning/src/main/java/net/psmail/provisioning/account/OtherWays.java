package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.otheraddress.Recoveries;

/**
 * The ways back into an account that wait. Whoever has come back by one of them needs none of the
 * others, which would take the mail that was just saved.
 */
@ApplicationScoped
class OtherWays {

  @Inject Resets resets;
  @Inject Recoveries recoveries;
  @Inject Audit audit;

  /** Makes them worthless, in the transaction of who has come back. */
  void close(long account, String name, Origin origin) {
    if (resets.remove(account)) {
      audit.by(account, name, Act.RESET_WITHDRAWN, name, origin);
    }
    recoveries.close(account, name, origin);
  }
}
