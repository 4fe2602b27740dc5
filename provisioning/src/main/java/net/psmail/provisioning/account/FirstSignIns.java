package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.key.KeyFile;
import net.psmail.provisioning.mailbox.EnvelopePurpose;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.password.PasswordTag;

/**
 * Until a member who was taken over signs in for the first time, the key of the mailbox waits in an
 * envelope that a secret of the installation opens: mail is encrypted from the first, and whoever
 * has the database and that file could read what came until then. At the first sign-in the key goes
 * into an envelope of the password and that one is gone.
 */
@ApplicationScoped
class FirstSignIns {

  @Inject Mailboxes mailboxes;
  @Inject ForeignPasswords passwords;
  @Inject Codes codes;

  private final KeyFile secret = new KeyFile(AccountSettings.read().waitingKey());

  /** Lets the key of a new mailbox wait, in the transaction that makes it. */
  void await(long mailbox, PrivateKey key) {
    mailboxes.seal(mailbox, EnvelopePurpose.TAKEOVER, key, envelopePassword(secret.orNew(codes)));
  }

  /**
   * Makes the password the account's own, in the transaction of the sign-in.
   *
   * @param password that the foreign hash was compared with
   */
  void settle(Account account, PasswordTag password) {
    long mailbox = mailboxes.idOf(account.id());
    PrivateKey key =
        mailboxes.open(mailbox, EnvelopePurpose.TAKEOVER, envelopePassword(secret.known(codes)));
    mailboxes.seal(mailbox, EnvelopePurpose.SIGN_IN, key, password.envelopePassword());
    mailboxes.unseal(mailbox, EnvelopePurpose.TAKEOVER);
    account.changePassword(password);
    passwords.remove(account.id());
  }

  private static String envelopePassword(byte[] secret) {
    return Digests.deriveHex(secret, "psmail waiting mailbox key");
  }
}
