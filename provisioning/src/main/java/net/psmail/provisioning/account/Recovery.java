package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.mailbox.EnvelopePurpose;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.password.SlowHash;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionKeys;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;

/**
 * The recovery code: the only way to the mailbox and its mail when the password is forgotten. It is
 * shown after registration and after each use until its owner says that it is kept, or for fifteen
 * minutes.
 */
@ApplicationScoped
public class Recovery {

  @Inject Transactions transactions;
  @Inject Credentials credentials;
  @Inject RecoveryCodes codes;
  @Inject Mailboxes mailboxes;
  @Inject SlowHash slowHash;
  @Inject Sessions sessions;
  @Inject DevicePasswords devices;
  @Inject SecondSteps secondSteps;
  @Inject OtherWays others;
  @Inject Audit audit;
  @Inject Clock clock;

  /** The code to show now; empty when it was confirmed or can no longer be shown. */
  public Optional<String> code(Session session) {
    return codes.shown(credentials.get(session.accountId()), session.token());
  }

  /** The owner has kept the code: it will not be shown again. */
  public void confirm(Session session, Origin origin) {
    transactions.run(
        () -> {
          credentials.get(session.accountId()).confirmRecovery(clock.instant());
          codes.forget(session.token());
          audit.by(session, Act.RECOVERY_CONFIRMED, session.signInName(), origin);
        });
  }

  /**
   * A new code in the place of one that was never confirmed; {@link #code} shows it.
   *
   * @throws ProvisioningException NOT_FOUND when the code is confirmed: {@link #replace} wants the
   *     password
   */
  public void renew(Session session, Origin origin) {
    if (credentials.get(session.accountId()).hasConfirmedRecovery()) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    issue(session, origin);
  }

  /**
   * A new code in the place of a confirmed one that was lost or seen; {@link #code} shows it.
   *
   * @throws ProvisioningException SIGN_IN_REFUSED when the password is wrong, BUSY
   */
  public void replace(Session session, String password, Origin origin) {
    credentials.check(credentials.get(session.accountId()), password, origin);
    issue(session, origin);
  }

  /**
   * Opens the account with the code, sets a new password, makes a new code and ends every other
   * session. The second step goes, for who has lost the phone may have lost all codes with it.
   * Case, spaces and hyphens of the code do not matter.
   *
   * @param revokeDevices whether every device password ends too, and with it every mail session
   * @throws ProvisioningException RECOVERY_REFUSED, ACCOUNT_REVOKED, WEAK_PASSWORD,
   *     BREACHED_PASSWORD, BUSY
   */
  public SessionToken recover(
      String address, String code, String newPassword, boolean revokeDevices, Origin origin) {
    RecoverySecret secret = RecoverySecret.of(code);
    Account found = require(address, secret, origin);
    credentials.requireGood(newPassword, found.signInName());
    PasswordTag password = slowHash.of(newPassword);
    return transactions.call(
        () -> {
          Account account =
              credentials
                  .held(found.id())
                  .filter(known -> known.opensWith(secret))
                  .orElseThrow(() -> ProvisioningException.of(Kind.RECOVERY_REFUSED));
          SessionToken token = reset(account, secret, password, origin);
          if (revokeDevices) {
            devices.revokeAll(account.id(), account.signInName(), origin);
          }
          return token;
        });
  }

  private SessionToken reset(
      Account account, RecoverySecret secret, PasswordTag password, Origin origin) {
    long mailbox = mailboxes.idOf(account.id());
    PrivateKey key = mailboxes.open(mailbox, EnvelopePurpose.RECOVERY, secret.envelopePassword());
    account.changePassword(password);
    mailboxes.seal(mailbox, EnvelopePurpose.SIGN_IN, key, password.envelopePassword());
    SessionToken token =
        sessions.open(account.id(), new SessionKeys(key, password.factorKey()), true);
    sessions.endOthers(account.id(), token);
    codes.issue(account, mailbox, key, token);
    String name = account.signInName();
    audit.by(account.id(), name, Act.RECOVERED, name, origin);
    if (secondSteps.removeAll(account.id())) {
      audit.by(account.id(), name, Act.SECOND_STEP_REMOVED, name, origin);
    }
    others.close(account.id(), name, origin);
    return token;
  }

  private Account require(String address, RecoverySecret secret, Origin origin) {
    Optional<Account> found = credentials.find(address);
    return found
        .filter(account -> account.opensWith(secret))
        .orElseThrow(
            () -> {
              credentials.noteRefusal(found, Act.RECOVERY_REFUSED, origin);
              return ProvisioningException.of(Kind.RECOVERY_REFUSED);
            });
  }

  private void issue(Session session, Origin origin) {
    PrivateKey key = sessions.mailboxKey(session.token());
    transactions.run(
        () -> {
          Account account = credentials.get(session.accountId());
          codes.issue(account, mailboxes.idOf(account.id()), key, session.token());
          audit.by(session, Act.RECOVERY_RENEWED, session.signInName(), origin);
        });
  }
}
