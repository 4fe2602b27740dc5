package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.KeyPair;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.key.Envelopes;
import net.psmail.provisioning.mailbox.EnvelopePurpose;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.otheraddress.PendingRecovery;
import net.psmail.provisioning.otheraddress.Recoveries;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.password.SlowHash;
import net.psmail.provisioning.session.SessionKeys;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;

/**
 * The end of a {@link Recoveries recovery by the other address}. Without password and recovery code
 * nobody can open the key of the mailbox, so there is a new one: new mail is read with it, and what
 * came before stays unreadable. Whoever only reads the mail of the other address thus gets the
 * mailbox, but no letter that lies in it.
 */
@ApplicationScoped
public class LateRecovery {

  @Inject Transactions transactions;
  @Inject Recoveries recoveries;
  @Inject Credentials credentials;
  @Inject RecoveryCodes codes;
  @Inject Mailboxes mailboxes;
  @Inject Envelopes envelopes;
  @Inject SlowHash slowHash;
  @Inject Sessions sessions;
  @Inject DevicePasswords devices;
  @Inject SecondSteps secondSteps;
  @Inject Audit audit;

  /**
   * Sets a new password and signs in. Mailbox key and recovery code are new; every session, every
   * device password and the second step are gone.
   *
   * @param token of the link in the letter, once the delay is over
   * @throws ProvisioningException LINK_USED when it is not over, or when it was stopped or
   *     finished; ACCOUNT_REVOKED, WEAK_PASSWORD, BREACHED_PASSWORD, BUSY
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
          return reset(account, password, key, origin);
        });
  }

  private SessionToken reset(Account account, PasswordTag password, KeyPair key, Origin origin) {
    long mailbox = mailboxes.idOf(account.id());
    mailboxes.replaceKey(mailbox, key.getPublic());
    account.changePassword(password);
    mailboxes.seal(mailbox, EnvelopePurpose.SIGN_IN, key.getPrivate(), password.envelopePassword());
    sessions.endAll(account.id());
    SessionToken token =
        sessions.open(account.id(), new SessionKeys(key.getPrivate(), password.factorKey()), true);
    codes.issue(account, mailbox, key.getPrivate(), token);
    String name = account.signInName();
    audit.by(account.id(), name, Act.RECOVERED_LATE, name, origin);
    if (secondSteps.removeAll(account.id())) {
      audit.by(account.id(), name, Act.SECOND_STEP_REMOVED, name, origin);
    }
    // Their envelopes hold the old key.
    devices.revokeAll(account.id(), name, origin);
    return token;
  }
}
