package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Envelopes;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.password.SlowHash;
import net.psmail.provisioning.session.SessionToken;

/**
 * The member's side of a link that an operator made ({@link Resets}). Nobody here can open the key
 * of the mailbox, so it gets a new one: what came before stays unreadable for ever.
 */
@ApplicationScoped
public class ResetUse {

  @Inject Transactions transactions;
  @Inject Resets resets;
  @Inject Credentials credentials;
  @Inject Mailboxes mailboxes;
  @Inject Envelopes envelopes;
  @Inject SlowHash slowHash;
  @Inject NewKey newKey;

  /** The mailbox that a token is for; empty for one that was used, is over, or never was. */
  public Optional<MailAddress> address(String token) {
    return resets.accountOf(token).flatMap(mailboxes::addressOf);
  }

  /**
   * Sets a password of the member's choice, makes a new key and a new recovery code ({@link
   * Recovery#code}), and signs in. All sessions, device passwords and second steps of before end.
   *
   * @throws ProvisioningException LINK_USED, ACCOUNT_REVOKED, ACCOUNT_SUSPENDED, WEAK_PASSWORD,
   *     BREACHED_PASSWORD, BUSY
   */
  public SessionToken use(String token, String newPassword, Origin origin) {
    long id = resets.accountOf(token).orElseThrow(ResetUse::used);
    credentials.requireGood(newPassword, credentials.get(id).signInName());
    PasswordTag password = slowHash.of(newPassword);
    KeyPair key = envelopes.newKey();
    return transactions.call(
        () -> {
          Account account = credentials.held(id).orElseThrow(ResetUse::used);
          if (resets.accountOf(token).isEmpty() || !resets.remove(id)) {
            throw used();
          }
          return newKey.set(account, password, key, Act.RESET_USED, origin);
        });
  }

  private static ProvisioningException used() {
    return ProvisioningException.of(Kind.LINK_USED);
  }
}
