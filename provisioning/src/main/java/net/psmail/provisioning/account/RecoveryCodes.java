package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.util.Optional;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.mailbox.EnvelopePurpose;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.session.SessionSecrets;
import net.psmail.provisioning.session.SessionToken;

/** Issues recovery codes and keeps them for the one page that shows them. */
@ApplicationScoped
class RecoveryCodes {

  private static final String SHOWN = "RECOVERY";

  @Inject Codes codes;
  @Inject Mailboxes mailboxes;
  @Inject SessionSecrets secrets;

  /** Makes a code that takes the place of every earlier one, within a transaction. */
  void issue(Account account, long mailbox, PrivateKey key, SessionToken token) {
    String code = codes.recoveryCode();
    RecoverySecret secret = RecoverySecret.of(code);
    account.changeRecovery(secret.verifier());
    mailboxes.seal(mailbox, EnvelopePurpose.RECOVERY, key, secret.envelopePassword());
    secrets.keep(token, SHOWN, code);
  }

  /** The code, if it is still this account's and still to be shown. */
  Optional<String> shown(Account account, SessionToken token) {
    return secrets.read(token, SHOWN).filter(code -> account.opensWith(RecoverySecret.of(code)));
  }

  void forget(SessionToken token) {
    secrets.drop(token, SHOWN);
  }
}
