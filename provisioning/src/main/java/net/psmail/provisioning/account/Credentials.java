package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.password.PasswordRules;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.password.SlowHash;
import net.psmail.provisioning.suspension.Suspension.From;
import net.psmail.provisioning.suspension.Suspensions;

/** Finds accounts and checks passwords; a check costs one run of the slow hash, found or not. */
@ApplicationScoped
class Credentials {

  /** Nobody types this much; a longer one would only cost time. */
  private static final int LONGEST_TYPED = 1024;

  /** The number of no account: the database is asked for it as for any other. */
  private static final long NOBODY = 0;

  static final Set<Act> ARRIVALS =
      Set.of(
          Act.REGISTERED,
          Act.SIGNED_IN,
          Act.RECOVERED,
          Act.RECOVERED_LATE,
          Act.RESET_USED,
          Act.OPERATOR_ACCEPTED);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject PasswordRules rules;
  @Inject SlowHash slowHash;
  @Inject ForeignPasswords foreign;
  @Inject Suspensions suspensions;
  @Inject Audit audit;

  /**
   * The account behind a typed name: that of somebody who works here, or else an address with or
   * without its domain.
   */
  Optional<Account> find(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    String address = address(typed);
    return transactions.call(
        () ->
            entities
                .createQuery("select a from Account a where a.signInName in :names", Account.class)
                .setParameter("names", List.of(name, address))
                .getResultStream()
                .filter(Account::isOpen)
                .min(Comparator.comparing(Account::isMember)));
  }

  /** The account behind a typed name, and whether its trail knows the network. */
  Caller caller(String typed, Origin origin) {
    return transactions.call(
        () -> {
          Optional<Account> account = find(typed);
          long id = account.map(Account::id).orElse(NOBODY);
          return new Caller(account, !audit.hasComeFrom(id, ARRIVALS, origin));
        });
  }

  private String address(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return name.contains("@") ? name : name + "@" + domains.defaultDomain();
  }

  Optional<Account> findByForm(String form) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select a from Account a where a.registrationForm = :form", Account.class)
                .setParameter("form", form)
                .getResultStream()
                .findFirst());
  }

  /** The account of somebody who is signed in; within a transaction changes to it are written. */
  Account get(long id) {
    return transactions
        .call(() -> Optional.ofNullable(entities.find(Account.class, id)))
        .orElseThrow(() -> ProvisioningException.of(Kind.SESSION_ENDED));
  }

  /**
   * The account, as long as this is its password; nobody changes the password before the
   * transaction ends, so that the envelope opens with it too.
   *
   * @throws ProvisioningException SIGN_IN_REFUSED when it was changed since it was checked,
   *     ACCOUNT_REVOKED when an operator has taken the account back, ACCOUNT_SUSPENDED
   */
  Account held(long id, PasswordTag password) {
    return held(id)
        .filter(account -> account.hasPassword(password))
        .orElseThrow(() -> ProvisioningException.of(Kind.SIGN_IN_REFUSED));
  }

  /**
   * The same for who has just been checked by name; without a password of its own, the account has
   * that of another provider.
   */
  Account heldToSignIn(long id, PasswordTag password) {
    return held(id)
        .filter(account -> account.hasForeignPassword() || account.hasPassword(password))
        .orElseThrow(() -> ProvisioningException.of(Kind.SIGN_IN_REFUSED));
  }

  /**
   * The account, if it opens; nobody else changes it before the transaction ends. Only who has
   * shown to be its owner asks for it, so that nobody else learns that it was taken back or
   * suspended.
   *
   * @throws ProvisioningException ACCOUNT_REVOKED, ACCOUNT_SUSPENDED
   */
  Optional<Account> held(long id) {
    Optional<Account> account =
        Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE))
            .filter(Account::isOpen);
    if (account.filter(Account::isRevoked).isPresent()) {
      throw ProvisioningException.of(Kind.ACCOUNT_REVOKED);
    }
    account
        .flatMap(known -> suspensions.of(known.id()))
        .filter(suspension -> suspension.from() == From.SIGN_IN)
        .ifPresent(
            suspension -> {
              throw ProvisioningException.suspended(suspension);
            });
    return account;
  }

  /** What the password of an account derives; SIGN_IN_REFUSED when it is another's. */
  PasswordTag check(Account account, String password, Origin origin) {
    requireShort(password);
    PasswordTag tag = slowHash.of(password, account.passwordKdf());
    requireRight(account.hasPassword(tag), Optional.of(account), origin);
    return tag;
  }

  /**
   * The same for whoever comes to sign in, taking as long and saying as little for a name that
   * nobody has. Who was never here waits behind others of that kind.
   *
   * @param typed the name by which {@link #caller} looked
   */
  PasswordTag check(String typed, Caller caller, String password, Origin origin) {
    requireShort(password);
    Optional<Account> account = caller.account();
    Optional<String> kdf = account.map(Account::passwordKdf);
    PasswordTag tag =
        caller.stranger()
            ? slowHash.ofStranger(password, kdf)
            : slowHash.of(password, kdf.orElseThrow());
    boolean right =
        account.filter(known -> known.hasPassword(tag)).isPresent()
            || foreign.open(account, address(typed), password, caller.stranger());
    requireRight(right, account, origin);
    return tag;
  }

  private static void requireShort(String password) {
    if (password.length() > LONGEST_TYPED) {
      throw ProvisioningException.of(Kind.SIGN_IN_REFUSED);
    }
  }

  private void requireRight(boolean right, Optional<Account> account, Origin origin) {
    if (!right) {
      noteRefusal(account, Act.SIGN_IN_REFUSED, origin);
      throw ProvisioningException.of(Kind.SIGN_IN_REFUSED);
    }
  }

  /** Refuses a bad password; the address and its parts make one. */
  void requireGood(String password, String signInName) {
    List<String> ownWords =
        signInName.contains("@") ? words(MailAddress.parse(signInName)) : List.of(signInName);
    rules.check(password, ownWords);
  }

  private static List<String> words(MailAddress address) {
    return List.of(
        address.toString(), address.domain().ascii(), address.local(), address.skeleton());
  }

  /** Writes as much for a name that nobody has as for one that somebody has. */
  void noteRefusal(Optional<Account> account, Act act, Origin origin) {
    transactions.run(
        () ->
            account.ifPresentOrElse(
                known -> audit.by(known.id(), known.signInName(), act, known.signInName(), origin),
                () -> audit.byStranger(act, origin)));
  }
}
