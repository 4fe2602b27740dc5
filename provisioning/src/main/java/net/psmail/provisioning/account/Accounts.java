package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.mailbox.EnvelopePurpose;
import net.psmail.provisioning.mailbox.FreeNames;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.mailedcode.CodeHolder;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.password.SlowHash;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionKeys;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;
import net.psmail.provisioning.signup.Layers;
import net.psmail.provisioning.signup.Reason;

/** The life of an account: registration, a new password, the farewell. */
@ApplicationScoped
public class Accounts {

  @Inject Transactions transactions;
  @Inject Credentials credentials;
  @Inject Registrar registrar;
  @Inject Farewell farewell;
  @Inject RecoveryCodes recoveryCodes;
  @Inject Layers layers;
  @Inject Mailboxes mailboxes;
  @Inject FreeNames names;
  @Inject SlowHash slowHash;
  @Inject SignIns signIns;
  @Inject SecondSteps secondSteps;
  @Inject Sessions sessions;
  @Inject DevicePasswords devices;
  @Inject Audit audit;

  /**
   * The address that this name would get, when it is free now. Free now is not kept free: only
   * {@link #register} decides.
   *
   * @throws ProvisioningException SIGN_UP_CLOSED, INVITE_NEEDED, INVALID_ADDRESS, NAME_TAKEN
   */
  public MailAddress requireFree(String name, DomainName domain) {
    MailAddress address = MailAddress.of(name, domain);
    transactions.run(() -> requireFree(address, ""));
    return address;
  }

  /**
   * Makes account, mailbox, key and recovery code in one transaction and signs the person in. The
   * code waits in {@link Recovery#code}; a welcome mail follows. The same form sent again, with the
   * same name and password, signs in to the account that the first made. Where the domain or one of
   * the layers wants it, no mail runs until an operator has looked ({@link WaitingRegistrations}).
   * An invitation is used up by it.
   *
   * @throws ProvisioningException SIGN_UP_CLOSED, INVITE_NEEDED, LINK_USED when the invitation does
   *     not lead into the domain (any more), INVALID_ADDRESS, NAME_TAKEN, WEAK_PASSWORD,
   *     BREACHED_PASSWORD, CODE_REFUSED when somebody else was faster with the confirmed address,
   *     BUSY, DATABASE_UNAVAILABLE
   */
  public SessionToken register(Registration registration, Origin origin) {
    MailAddress address = MailAddress.of(registration.name(), registration.domain());
    String form = Digests.sha256(registration.formId() + " " + address);
    Optional<Account> first =
        transactions.call(() -> firstOf(form, address, registration.invite()));
    if (first.isPresent()) {
      return repeat(first.get(), address, registration.password(), origin);
    }
    credentials.requireGood(registration.password(), address.toString());
    PasswordTag password = slowHash.ofNewcomer(registration.password());
    String language = Locale.forLanguageTag(registration.language()).getLanguage();
    String invite = registration.invite();
    Optional<CodeHolder> confirmed =
        layers.confirmed(registration.formId()).filter(holder -> invite.isEmpty());
    Set<Reason> reasons =
        layers.examine(address, registration.formId(), registration.proof(), !invite.isEmpty());
    return registrar
        .make(
            new Admission(
                address,
                language,
                password,
                form,
                invite,
                confirmed,
                registration.keepsAddress(),
                reasons),
            origin)
        .orElseGet(() -> afterLostRace(form, address, registration.password(), origin));
  }

  /**
   * Puts a new password in the place of the current one and ends every other session.
   *
   * @param revokeDevices whether every device password ends too, and with it every mail session
   * @return the token of this session from now on
   * @throws ProvisioningException SIGN_IN_REFUSED when the current one is wrong, WEAK_PASSWORD,
   *     BREACHED_PASSWORD, BUSY
   */
  public SessionToken changePassword(
      Session session, String current, String next, boolean revokeDevices, Origin origin) {
    PasswordTag old = credentials.check(credentials.get(session.accountId()), current, origin);
    credentials.requireGood(next, session.signInName());
    PasswordTag fresh = slowHash.of(next);
    return transactions.call(
        () -> {
          Account account = credentials.held(session.accountId(), old);
          account.changePassword(fresh);
          SessionKeys keys = signIns.keys(account, old);
          PrivateKey key = keys.mailbox();
          if (key != null) {
            long mailbox = mailboxes.idOf(account.id());
            mailboxes.seal(mailbox, EnvelopePurpose.SIGN_IN, key, fresh.envelopePassword());
          }
          secondSteps.changeKey(account.id(), old.factorKey(), fresh.factorKey());
          sessions.unlock(session.token(), new SessionKeys(key, fresh.factorKey()));
          sessions.endOthers(account.id(), session.token());
          audit.by(session, Act.PASSWORD_CHANGED, session.signInName(), origin);
          if (revokeDevices) {
            devices.revokeAll(account.id(), account.signInName(), origin);
          }
          return sessions.renew(session.token());
        });
  }

  /**
   * The owner wants to leave: mail programs are refused from now on, and after the days of grace
   * everything is erased. The address is never given to anybody again.
   *
   * @return when it will be erased
   * @throws ProvisioningException SIGN_IN_REFUSED when the password is wrong
   */
  public Instant requestDeletion(Session session, String password, Origin origin) {
    credentials.check(credentials.get(session.accountId()), password, origin);
    return farewell.request(session, origin);
  }

  /**
   * The owner stays after all; without an own request for deletion nothing happens, nor when it is
   * the provider's wish ({@link Deletions}).
   */
  public void undoDeletion(Session session, Origin origin) {
    farewell.undo(session, origin);
  }

  /** The account that this form has made already, or else none and a free address. */
  private Optional<Account> firstOf(String form, MailAddress address, String invite) {
    Optional<Account> first = credentials.findByForm(form);
    if (first.isEmpty()) {
      requireFree(address, invite);
    }
    return first;
  }

  private void requireFree(MailAddress address, String invite) {
    layers.requireOffered(address, invite);
    names.require(address);
  }

  /** Somebody was faster: with the same form it was the same person. */
  private SessionToken afterLostRace(
      String form, MailAddress address, String password, Origin origin) {
    return credentials
        .findByForm(form)
        .map(account -> repeat(account, address, password, origin))
        .orElseThrow(() -> names.taken(address));
  }

  private SessionToken repeat(
      Account account, MailAddress address, String password, Origin origin) {
    try {
      PasswordTag tag = credentials.check(account, password, origin);
      return transactions.call(() -> reopen(account.id(), tag, origin));
    } catch (ProvisioningException refused) {
      throw refused.kind() == Kind.SIGN_IN_REFUSED ? names.taken(address) : refused;
    }
  }

  /**
   * The code of the first answer may never have been seen, so this session gets its own. An account
   * that has got a second step since is opened at the sign-in only.
   */
  private SessionToken reopen(long id, PasswordTag tag, Origin origin) {
    Account account = credentials.held(id, tag);
    if (secondSteps.isAsked(id)) {
      throw ProvisioningException.of(Kind.SIGN_IN_REFUSED);
    }
    SessionToken token = signIns.open(account, tag, origin);
    if (!account.hasConfirmedRecovery()) {
      long mailbox = mailboxes.idOf(id);
      PrivateKey key = mailboxes.open(mailbox, EnvelopePurpose.SIGN_IN, tag.envelopePassword());
      recoveryCodes.issue(account, mailbox, key, token);
    }
    return token;
  }
}
