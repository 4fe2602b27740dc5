package net.psmail.certificates.acme;

import static net.psmail.certificates.lifecycle.NotIssued.Kind.REFUSED;
import static net.psmail.certificates.lifecycle.NotIssued.Kind.UNAVAILABLE;

import java.net.MalformedURLException;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Issuer;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.NotIssued;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.Window;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Metadata;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.RenewalInfo;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;

/**
 * An authority that speaks ACME. It keeps the state of an order itself, so every call first asks
 * for that, and does only what is missing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-7.1.6">RFC 8555, 7.1.6</a>
 */
public final class AcmeIssuer implements Issuer {

  private final Authority authority;
  private final Account account;
  private final ChallengeAnswers answers;

  public AcmeIssuer(
      Authority authority, KeyFiles keys, ChallengeAnswers answers, SecureRandom random) {
    this.authority = authority;
    this.account = new Account(authority, keys, random);
    this.answers = answers;
  }

  @Override
  public String name() {
    return authority.name();
  }

  @Override
  public void preflight(Plan plan) throws NotIssued {
    if (plan.challenge() != ChallengeKind.HTTP_01) {
      throw new NotIssued(REFUSED, "Only challenges over HTTP can be answered.");
    }
    Metadata offer = Answer.to(account::asOfNow);
    String profile = plan.profile();
    if (profile != null && !offer.isProfileAllowed(profile)) {
      throw new NotIssued(
          REFUSED, "It has no profile \"" + profile + "\" but these: " + offer.getProfiles());
    }
  }

  @Override
  public URI order(Plan plan, Optional<X509Certificate> replaced) throws NotIssued {
    return Answer.to(
        () -> {
          OrderBuilder builder = account.login().newOrder();
          plan.names().hosts().forEach(builder::domain);
          plan.names().addresses().forEach(address -> builder.identifier(Identifier.ip(address)));
          String profile = plan.profile();
          if (profile != null) {
            builder.profile(profile);
          }
          if (replaced.isPresent() && offersRenewalInfo()) {
            builder.replaces(replaced.get());
          }
          return URI.create(builder.create().getLocation().toString());
        });
  }

  @Override
  public void challenge(Plan plan, URI order) throws NotIssued {
    Answer.to(
        () -> {
          Order open = order(order);
          refuseInvalid(open);
          if (open.getStatus() == Status.PENDING) {
            for (Authorization authorization : open.getAuthorizations()) {
              prove(order, authorization);
            }
          }
          return open;
        });
  }

  @Override
  public Optional<List<X509Certificate>> collect(Plan plan, URI order, KeyPair key)
      throws NotIssued {
    return Answer.to(
        () -> {
          Order open = order(order);
          refuseInvalid(open);
          if (open.getStatus() == Status.READY) {
            open.execute(key);
            open.fetch();
            refuseInvalid(open);
          }
          return open.getStatus() == Status.VALID
              ? Optional.of(downloaded(plan, order, open.getCertificate()))
              : Optional.empty();
        });
  }

  @Override
  public Optional<Window> renewalWindow(X509Certificate certificate) throws NotIssued {
    return Answer.to(
        () -> {
          if (!offersRenewalInfo()) {
            return Optional.empty();
          }
          RenewalInfo info = account.login().bindRenewalInfo(certificate);
          info.fetch();
          return Optional.of(
              new Window(info.getSuggestedWindowStart(), info.getSuggestedWindowEnd()));
        });
  }

  private Order order(URI location) throws AcmeException, NotIssued {
    Login login = account.login();
    try {
      Order order = login.bindOrder(location.toURL());
      order.fetch();
      return order;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void prove(URI order, Authorization authorization) throws AcmeException, NotIssued {
    if (authorization.getStatus() != Status.PENDING) {
      return;
    }
    Http01Challenge challenge =
        authorization
            .findChallenge(Http01Challenge.class)
            .orElseThrow(() -> new NotIssued(REFUSED, "It offers no challenge over HTTP."));
    answers.give(order, challenge.getToken(), challenge.getAuthorization());
    if (challenge.getStatus() == Status.PENDING) {
      challenge.trigger();
    }
  }

  /** The reason stands with the challenge that failed; the order itself may have none. */
  private void refuseInvalid(Order order) throws NotIssued {
    if (order.getStatus() != Status.INVALID) {
      return;
    }
    answers.withdraw(URI.create(order.getLocation().toString()));
    throw Answer.refusal(
        order.getAuthorizations().stream()
            .flatMap(authorization -> authorization.getChallenges().stream())
            .map(Challenge::getError)
            .flatMap(Optional::stream)
            .findFirst()
            .or(order::getError));
  }

  private List<X509Certificate> downloaded(Plan plan, URI order, Certificate certificate)
      throws AcmeException, NotIssued {
    certificate.download();
    answers.withdraw(order);
    List<X509Certificate> chain = certificate.getCertificateChain();
    if (chain.isEmpty()) {
      throw new NotIssued(UNAVAILABLE, "It sent an empty chain.");
    }
    if (!CertificateNames.in(chain.get(0)).covers(plan.names())) {
      throw new NotIssued(REFUSED, "Its certificate does not hold the names that were ordered.");
    }
    return chain;
  }

  private boolean offersRenewalInfo() throws AcmeException {
    return account.session().resourceUrlOptional(Resource.RENEWAL_INFO).isPresent();
  }
}
