package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.KeyPair;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Envelopes;
import net.psmail.provisioning.otheraddress.PendingRecovery;
import net.psmail.provisioning.otheraddress.Recoveries;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.password.SlowHash;
import net.psmail.provisioning.session.SessionToken;

/** The end of a {@link Recoveries recovery by the other address}: a {@link NewKey new key}. */
@ApplicationScoped
public class LateRecovery {

  @Inject Transactions transactions;
  @Inject Recoveries recoveries;
  @Inject Credentials credentials;
  @Inject Envelopes envelopes;
  @Inject SlowHash slowHash;
  @Inject NewKey newKey;

  /**
   * Sets a new password and signs in. Mailbox key and recovery code are new; every session, every
   * device password and the second step are gone.
   *
   * @param token of the link in the letter, once the delay is over
   * @throws ProvisioningException LINK_USED when it is not over, or when it was stopped or
   *     finished; ACCOUNT_REVOKED, ACCOUNT_SUSPENDED, WEAK_PASSWORD, BREACHED_PASSWORD, BUSY
   */
  public SessionToken finish(String token, String newPassword, Origin origin) {
    PendingRecovery recovery = recoveries.requireReady(token);
    credentials.requireGood(newPassword, recovery.mailbox());
    PasswordTag password = slowHash.of(newPassword);
    KeyPair key = envelopes.newKey();
    return transactions.call(
        () -> {
          Account account =
              credentials
                  .held(recovery.accountId())
                  .orElseThrow(() -> ProvisioningException.of(Kind.LINK_USED));
          recoveries.finish(recovery);
          return newKey.set(account, password, key, Act.RECOVERED_LATE, origin);
        });
  }
}
