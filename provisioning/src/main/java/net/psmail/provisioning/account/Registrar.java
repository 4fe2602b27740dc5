package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.invite.OpenInvites;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.key.Envelopes;
import net.psmail.provisioning.mailbox.EnvelopePurpose;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.mailedcode.MailedCodes;
import net.psmail.provisioning.otheraddress.OtherAddresses;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.session.SessionKeys;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;
import net.psmail.provisioning.signup.Reason;
import net.psmail.provisioning.signup.SignUpFigures;

/** Makes a member's account with all that belongs to it, in one transaction. */
@ApplicationScoped
class Registrar {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject Mailboxes mailboxes;
  @Inject Envelopes envelopes;
  @Inject Sessions sessions;
  @Inject OpenInvites invites;
  @Inject SignUpFigures figures;
  @Inject RecoveryCodes recoveryCodes;
  @Inject MailedCodes mailedCodes;
  @Inject OtherAddresses otherAddresses;
  @Inject Jobs jobs;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Everything or, when the address or the form was there first, nothing.
   *
   * @throws ProvisioningException LINK_USED when somebody else was faster with the invitation,
   *     CODE_REFUSED when so with the confirmed address
   */
  Optional<SessionToken> make(Admission admission, Origin origin) {
    KeyPair key = envelopes.newKey();
    return transactions.callUnlessDuplicate(
        () -> {
          Account account = account(admission);
          entities.persist(account);
          entities.flush();
          SessionToken token = furnish(account, admission, key);
          String name = account.signInName();
          audit.by(account.id(), name, Act.REGISTERED, name, origin);
          confirm(account, admission, origin);
          welcome(account, admission.reasons(), origin);
          figures.count(admission.address().domain(), admission.outcomes());
          return token;
        });
  }

  private Account account(Admission admission) {
    Account account =
        Account.member(
            admission.address().toString(),
            domains.idOf(admission.address().domain()),
            admission.language(),
            admission.password(),
            admission.form(),
            clock.instant());
    if (!admission.reasons().isEmpty()) {
      account.await();
    }
    return account;
  }

  private SessionToken furnish(Account account, Admission admission, KeyPair key) {
    if (admission.isInvited()) {
      invites.use(admission.invite(), account.id());
    }
    PasswordTag password = admission.password();
    long mailbox = mailboxes.create(account.id(), admission.address(), key.getPublic());
    mailboxes.seal(mailbox, EnvelopePurpose.SIGN_IN, key.getPrivate(), password.envelopePassword());
    SessionToken token =
        sessions.open(account.id(), new SessionKeys(key.getPrivate(), password.factorKey()), true);
    recoveryCodes.issue(account, mailbox, key.getPrivate(), token);
    return token;
  }

  /** A confirmed address lets one in, whether it is kept or not. */
  private void confirm(Account account, Admission admission, Origin origin) {
    Optional<String> address = admission.confirmed().map(mailedCodes::use);
    if (address.isPresent() && admission.keepsAddress()) {
      otherAddresses.keep(account.id(), address.get());
      String name = account.signInName();
      audit.by(account.id(), name, Act.OTHER_ADDRESS_CONFIRMED, name, origin);
    }
  }

  /** With a letter, or by letting the newcomer wait where operators see it. */
  private void welcome(Account account, Set<Reason> reasons, Origin origin) {
    if (reasons.isEmpty()) {
      jobs.order(WelcomeMail.NAME, Long.toString(account.id()), clock.instant());
    } else {
      mailboxes.close(account.id());
      entities.persist(
          new WaitingRegistration(account.id(), reasons, origin.network(), clock.instant()));
    }
  }
}
