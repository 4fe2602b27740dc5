package net.psmail.certificates.acme;

import static net.psmail.certificates.lifecycle.NotIssued.Kind.REFUSED;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.KnownAccounts.KnownAccount;
import net.psmail.certificates.lifecycle.NotIssued;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Metadata;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;

/**
 * Our account at an authority. Its key is what it is known by: an authority that is asked for the
 * account of a key says which one that is. An account that does not stand any more is followed by
 * another one with another key.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-7.3">RFC 8555, 7.3</a>
 */
final class Account {

  private static final Logger LOG = System.getLogger(Account.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What an authority says of a key, and the way in when its account stands. */
  private record Search(Outcome outcome, Optional<Login> login) {

    enum Outcome {
      STANDS,
      UNKNOWN,
      GIVEN_UP
    }

    static Search without(Outcome outcome) {
      return new Search(outcome, Optional.empty());
    }
  }

  private final Authority authority;
  private final AccountKeys keys;
  private final KnownAccounts known;
  private final Session session;
  private @Nullable Login login;
  private boolean contactsAreTold;

  Account(Authority authority, KeyFiles keys, KnownAccounts known, SecureRandom random) {
    this.authority = authority;
    this.keys = new AccountKeys(keys, authority.accountKeyName(), random);
    this.known = known;
    this.session = new Session(authority.directory(), new TrustingProvider(authority.trust()));
    session.networkSettings().setTimeout(PATIENCE);
  }

  Session session() {
    return session;
  }

  /** The way in; makes an account where there is none. */
  synchronized Login login() throws AcmeException, NotIssued {
    Login open = login;
    // Another node may have changed the key.
    if (open == null || !keys.isCurrent(open.getKeyPair())) {
      Metadata offer = session.getMetadata();
      requireWhatItWants(offer);
      open = opened();
      tellContacts(open);
      remember(open, offer);
      login = open;
    }
    return open;
  }

  /** Asks the authority again what it offers, and whether the account stands. */
  synchronized Metadata asOfNow() throws AcmeException, NotIssued {
    session.purgeDirectoryCache();
    login = null;
    login();
    return session.getMetadata();
  }

  /**
   * Gives the account another key, as for when the old one may be known to others. What is cut off
   * is finished by the next that logs in.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-7.3.5">RFC 8555, 7.3.5</a>
   */
  synchronized void changeKey() throws AcmeException, NotIssued {
    login = null;
    Optional<Login> standing = standing();
    if (standing.isEmpty()) {
      throw new NotIssued(REFUSED, "There is no account whose key could be changed.");
    }
    changeKey(standing.get(), keys.begin());
  }

  /**
   * Gives the account up for ever; whoever logs in after that gets another.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-7.3.6">RFC 8555, 7.3.6</a>
   */
  synchronized void deactivate() throws AcmeException {
    login = null;
    contactsAreTold = false;
    Optional<Login> standing = standing();
    if (standing.isPresent()) {
      standing.get().getAccount().deactivate();
    }
    keys.forget();
    known.forget(name());
  }

  private Login opened() throws AcmeException, NotIssued {
    Optional<Login> changed = changed();
    if (changed.isPresent()) {
      return changed.get();
    }
    Search search = search(keys.current());
    return switch (search.outcome()) {
      case STANDS -> withKeyChanged(search.login().orElseThrow());
      case UNKNOWN -> made(keys.current());
      case GIVEN_UP -> replaced();
    };
  }

  /** The account, by whichever of its keys. */
  private Optional<Login> standing() throws AcmeException {
    Optional<Login> changed = changed();
    Optional<KeyPair> current = keys.find();
    return changed.isPresent() || current.isEmpty() ? changed : search(current.get()).login();
  }

  /** The account by the key that is to follow, if the authority knows that by now. */
  private Optional<Login> changed() throws AcmeException {
    Optional<KeyPair> begun = keys.begun();
    Optional<Login> changed = begun.isEmpty() ? Optional.empty() : search(begun.get()).login();
    changed.ifPresent(login -> keys.changed(login.getKeyPair()));
    return changed;
  }

  /** Goes on with the change of a key; orders do not wait for one that the authority refuses. */
  private Login withKeyChanged(Login standing) throws AcmeException {
    Optional<KeyPair> begun = keys.begun();
    if (begun.isPresent()) {
      try {
        changeKey(standing, begun.get());
      } catch (AcmeServerException refusal) {
        LOG.log(
            Level.WARNING,
            "The key of the account at {0} was not changed: {1}",
            name(),
            refusal.getMessage());
      }
    }
    return standing;
  }

  private void changeKey(Login standing, KeyPair next) throws AcmeException {
    try {
      standing.getAccount().changeKey(next);
    } catch (AcmeServerException refusal) {
      keys.notChanged();
      throw refusal;
    }
    keys.changed(next);
  }

  private Login replaced() throws AcmeException, NotIssued {
    LOG.log(Level.WARNING, "The account at {0} does not stand any more: another is made.", name());
    contactsAreTold = false;
    try {
      Login other = made(keys.begin());
      keys.changed(other.getKeyPair());
      return other;
    } catch (AcmeServerException refusal) {
      if (authority.binding() == null) {
        throw refusal;
      }
      throw new NotIssued(
          REFUSED,
          "Our account does not stand any more, and with the key identifier in the settings no other"
              + " is made: get another key identifier and key there. It says: "
              + refusal.getMessage());
    }
  }

  private Login made(KeyPair key) throws AcmeException {
    AccountBuilder builder = new AccountBuilder().useKeyPair(key);
    authority.contacts().forEach(builder::addEmail);
    if (authority.termsAccepted()) {
      builder.agreeToTermsOfService();
    }
    Authority.Binding binding = authority.binding();
    if (binding != null) {
      builder.withKeyIdentifier(binding.keyIdentifier(), binding.macKey());
    }
    return builder.createLogin(session);
  }

  /** Looks for the account of a key, and makes none. */
  private Search search(KeyPair key) throws AcmeException {
    try {
      Login found = new AccountBuilder().useKeyPair(key).onlyExisting().createLogin(session);
      found.getAccount().fetch();
      return found.getAccount().getStatus() == Status.VALID
          ? new Search(Search.Outcome.STANDS, Optional.of(found))
          : Search.without(Search.Outcome.GIVEN_UP);
    } catch (AcmeServerException refusal) {
      return switch (Answer.type(refusal)) {
        case "accountDoesNotExist", "externalAccountRequired" ->
            Search.without(Search.Outcome.UNKNOWN);
        case "unauthorized" -> Search.without(Search.Outcome.GIVEN_UP);
        default -> throw refusal;
      };
    }
  }

  /**
   * Once: an authority may forget them on purpose, and is not told again and again. Orders do not
   * wait for one that does not take them.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-7.3.2">RFC 8555, 7.3.2</a>
   */
  private void tellContacts(Login open) throws AcmeException {
    if (!contactsAreTold) {
      try {
        changeContacts(open);
      } catch (AcmeServerException refusal) {
        LOG.log(Level.WARNING, "{0} does not take our contacts: {1}", name(), refusal.getMessage());
      }
      contactsAreTold = true;
    }
  }

  private void changeContacts(Login open) throws AcmeException {
    List<URI> wanted =
        authority.contacts().stream().map(address -> URI.create("mailto:" + address)).toList();
    org.shredzone.acme4j.Account account = open.getAccount();
    account.fetch();
    if (!Set.copyOf(account.getContacts()).equals(Set.copyOf(wanted))) {
      org.shredzone.acme4j.Account.EditableAccount changed = account.modify();
      changed.getContacts().clear();
      changed.getContacts().addAll(wanted);
      changed.commit();
    }
  }

  private void remember(Login open, Metadata offer) {
    known.keep(
        name(),
        new KnownAccount(
            authority.directory(),
            URI.create(open.getAccountLocation().toString()),
            authority.caaDomains(offer.getCaaIdentities()),
            offer.getTermsOfService().orElse(null)));
  }

  private String name() {
    return authority.name();
  }

  private void requireWhatItWants(Metadata offer) throws NotIssued {
    if (offer.isExternalAccountRequired() && authority.binding() == null) {
      throw new NotIssued(
          REFUSED, "It wants to know whose account this is: get a key identifier and key there.");
    }
    if (offer.getTermsOfService().isPresent() && !authority.termsAccepted()) {
      throw new NotIssued(
          REFUSED, "Its terms of service must be accepted: " + offer.getTermsOfService().get());
    }
  }
}
