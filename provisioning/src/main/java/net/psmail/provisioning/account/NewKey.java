package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.KeyPair;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.export.Exports;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.mailbox.EnvelopePurpose;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.session.SessionKeys;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;

/**
 * A new password for a mailbox whose key nobody can open any more, neither with password nor with
 * recovery code: there is a new key. New mail is read with it, and what came before stays
 * unreadable. Whoever only got a link thus gets the mailbox, but no letter that lies in it.
 */
@ApplicationScoped
class NewKey {

  @Inject RecoveryCodes codes;
  @Inject ForeignPasswords foreign;
  @Inject Mailboxes mailboxes;
  @Inject Sessions sessions;
  @Inject DevicePasswords devices;
  @Inject Exports exports;
  @Inject SecondSteps secondSteps;
  @Inject OtherWays others;
  @Inject Audit audit;

  /**
   * Signs in, in the caller's transaction. Recovery code is new; every session, every device
   * password, the second step and a copy to take along are gone.
   *
   * @param act what it is called in the trail
   */
  SessionToken set(Account account, PasswordTag password, KeyPair key, Act act, Origin origin) {
    long id = account.id();
    String name = account.signInName();
    long mailbox = mailboxes.idOf(id);
    account.changePassword(password);
    foreign.remove(id);
    mailboxes.replaceKey(mailbox, key.getPublic());
    mailboxes.seal(mailbox, EnvelopePurpose.SIGN_IN, key.getPrivate(), password.envelopePassword());
    sessions.endAll(id);
    SessionToken token =
        sessions.open(id, new SessionKeys(key.getPrivate(), password.factorKey()), true);
    codes.issue(account, mailbox, key.getPrivate(), token);
    audit.by(id, name, act, name, origin);
    if (secondSteps.removeAll(id)) {
      audit.by(id, name, Act.SECOND_STEP_REMOVED, name, origin);
    }
    others.close(id, name, origin);
    // Their envelopes hold the old key, and the copy is encrypted with it.
    devices.revokeAll(id, name, origin);
    exports.forget(id);
    return token;
  }
}
