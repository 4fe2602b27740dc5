package net.psmail.certificates.acme;

import static net.psmail.certificates.lifecycle.NotIssued.Kind.REFUSED;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.NotIssued;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Metadata;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;

/**
 * Our account at an authority. The key is all that is kept of it: an authority that is asked for a
 * new account with a key that it knows says which one that is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-7.3">RFC 8555, 7.3</a>
 */
final class Account {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Authority authority;
  private final KeyFiles keys;
  private final SecureRandom random;
  private final Session session;
  private @Nullable Login login;

  Account(Authority authority, KeyFiles keys, SecureRandom random) {
    this.authority = authority;
    this.keys = keys;
    this.random = random;
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

  private Login opened() throws AcmeException {
    KeyPair key =
        keys.readOrMake(authority.accountKeyName(), () -> KeyType.EC_P256.newKeyPair(random));
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
