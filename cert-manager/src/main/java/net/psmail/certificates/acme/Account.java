package net.psmail.certificates.acme;

import static net.psmail.certificates.lifecycle.NotIssued.Kind.REFUSED;

import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.NotIssued;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Metadata;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;

/**
 * Our account at an authority. The key is all that is kept of it: an authority that is asked for a
 * new account with a key that it knows says which one that is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-7.3">RFC 8555, 7.3</a>
 */
final class Account {

  private static final String UNKNOWN = "urn:ietf:params:acme:error:accountDoesNotExist";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Authority authority;
  private final AccountKeys keys;
  private final Session session;
  private @Nullable Login login;
  private boolean contactsAreKnown;

  Account(Authority authority, KeyFiles keys, SecureRandom random) {
    this.authority = authority;
    this.keys = new AccountKeys(keys, authority.name(), random);
    this.session = new Session(authority.directory(), new TrustingProvider(authority.trust()));
    session.networkSettings().setTimeout(PATIENCE);
  }

  Session session() {
    return session;
  }

  synchronized Login login() throws AcmeException, NotIssued {
    Login known = login;
    if (known == null) {
      requireWhatItWants(session.getMetadata());
      known = opened();
      login = known;
      tellContacts(known);
    }
    return known;
  }

  /** Asks the authority again what it offers, and whether the account stands. */
  synchronized Metadata asOfNow() throws AcmeException, NotIssued {
    session.purgeDirectoryCache();
    login = null;
    login();
    return session.getMetadata();
  }

  /** Gives the account another key, as for when the old one may be known to others. */
  synchronized void changeKey() throws AcmeException, NotIssued {
    Login known = login();
    KeyPair next = keys.begin();
    known.getAccount().changeKey(next);
    keys.changed(next);
    login = null;
  }

  /** Gives the account up for ever; whoever logs in after that gets another. */
  synchronized void deactivate() throws AcmeException, NotIssued {
    login().getAccount().deactivate();
    keys.forget();
    login = null;
    contactsAreKnown = false;
  }

  private Login opened() throws AcmeException {
    Optional<KeyPair> begun = keys.begun();
    return begun.isEmpty() ? opened(keys.current()) : settled(begun.get());
  }

  /** Finds out how far the change of the key had come when it was cut off. */
  private Login settled(KeyPair begun) throws AcmeException {
    Optional<Login> changed = existing(begun);
    if (changed.isPresent()) {
      keys.changed(begun);
      return changed.get();
    }
    Login unchanged = opened(keys.current());
    keys.notChanged();
    return unchanged;
  }

  private Optional<Login> existing(KeyPair key) throws AcmeException {
    try {
      return Optional.of(new AccountBuilder().useKeyPair(key).onlyExisting().createLogin(session));
    } catch (AcmeServerException refusal) {
      if (refusal.getType().toString().equals(UNKNOWN)) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /** Once: an authority may forget them on purpose, and is not told again and again. */
  private void tellContacts(Login known) throws AcmeException {
    if (contactsAreKnown) {
      return;
    }
    List<URI> wanted =
        authority.contacts().stream().map(address -> URI.create("mailto:" + address)).toList();
    org.shredzone.acme4j.Account account = known.getAccount();
    if (!Set.copyOf(account.getContacts()).equals(Set.copyOf(wanted))) {
      org.shredzone.acme4j.Account.EditableAccount changed = account.modify();
      changed.getContacts().clear();
      changed.getContacts().addAll(wanted);
      changed.commit();
    }
    contactsAreKnown = true;
  }

  private Login opened(KeyPair key) throws AcmeException {
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
