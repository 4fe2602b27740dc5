package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.KeyPair;
import java.time.Clock;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.key.Envelopes;
import net.psmail.provisioning.mailbox.FreeNames;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.password.ForeignHash;
import net.psmail.provisioning.password.SlowHash;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/**
 * Accounts of people who were members elsewhere. They sign in with the password that they had
 * there, and begin in the probation as everybody does.
 */
@ApplicationScoped
public class TakenOverAccounts {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject MailDomains domains;
  @Inject FreeNames names;
  @Inject Mailboxes mailboxes;
  @Inject Envelopes envelopes;
  @Inject FirstSignIns firstSignIns;
  @Inject ForeignPasswords passwords;
  @Inject SlowHash slowHash;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Makes account and mailbox, in the caller's transaction; mail arrives from then on.
   *
   * @return the number of the account
   * @throws ProvisioningException INVALID_ADDRESS, NAME_TAKEN; NOT_FOUND when the session is no
   *     operator's
   */
  public long make(
      Session operator, MailAddress address, long quotaBytes, ForeignHash hash, Origin origin) {
    operator.require(Role.OPERATOR);
    names.require(address);
    KeyPair key = envelopes.newKey();
    Account account =
        Account.takenOver(
            address.toString(),
            domains.idOf(address.domain()),
            operator.language(),
            slowHash.newKdf(),
            clock.instant());
    entities.persist(account);
    entities.flush();
    long mailbox = mailboxes.create(account.id(), address, key.getPublic());
    mailboxes.changeQuota(account.id(), quotaBytes);
    firstSignIns.await(mailbox, key.getPrivate());
    passwords.keep(account.id(), hash);
    audit.on(account.id(), operator, Act.TAKEN_OVER, address.toString(), origin);
    return account.id();
  }
}
