package net.psmail.certificates.acme;

import static net.psmail.certificates.lifecycle.NotIssued.Kind.REFUSED;
import static net.psmail.certificates.lifecycle.NotIssued.Kind.UNAVAILABLE;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Finding;
import net.psmail.certificates.lifecycle.Issuer;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.NotIssued;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.RevocationReason;
import net.psmail.certificates.lifecycle.Window;
import net.psmail.certificates.preflight.Applicant;
import net.psmail.certificates.preflight.Preflight;
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
import org.shredzone.acme4j.challenge.TokenChallenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;

/**
 * An authority that speaks ACME. It keeps the state of an order itself, so every call first asks
 * for that, and does only what is missing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-7.1.6">RFC 8555, 7.1.6</a>
 */
public final class AcmeIssuer implements Issuer {

  private static final Logger LOG = System.getLogger(AcmeIssuer.class.getName());

  /** A second and a half in all. */
  private static final int LOOKS_AT_WORK = 5;

  private static final long FIRST_PAUSE_MILLIS = 50;

  private final Authority authority;
  private final Account account;
  private final RecentOffer recent;
  private final Map<ChallengeKind, Proofs> proofs;
  private final Optional<Preflight> preflight;

  /** What was said of orders as they were opened is good for the step that follows. */
  private final Map<URI, Order> opened = new ConcurrentHashMap<>();

  /**
   * @param known takes in what the authority says of our account
   * @param preflight looks at the names before they are ordered, where that is wanted
   */
  public AcmeIssuer(
      Authority authority,
      KeyFiles keys,
      KnownAccounts known,
      List<Proofs> proofs,
      Optional<Preflight> preflight,
      SecureRandom random) {
    this.authority = authority;
    this.account = new Account(authority, keys, known, random);
    this.recent = new RecentOffer(account);
    this.proofs =
        proofs.stream().collect(Collectors.toUnmodifiableMap(Proofs::kind, Function.identity()));
    this.preflight = preflight;
  }

  @Override
  public String name() {
    return authority.name();
  }

  @Override
  public List<Finding> preflight(Plan plan) throws NotIssued {
    proofs(plan);
    Metadata offer = recent.get();
    String profile = plan.profile();
    if (profile != null && !offer.isProfileAllowed(profile)) {
      throw new NotIssued(
          REFUSED, "It has no profile \"" + profile + "\" but these: " + offer.getProfiles());
    }
    if (preflight.isEmpty()) {
      return NameLimit.with(List.of(), plan);
    }
    URI ours = URI.create(Answer.to(account::login).getAccountLocation().toString());
    Set<String> caaDomains = Set.copyOf(authority.caaDomains(offer.getCaaIdentities()));
    return NameLimit.with(preflight.get().of(plan, new Applicant(caaDomains, ours)), plan);
  }

  /** What it calls the kinds of certificates that it offers; nothing while it does not say. */
  public Optional<Set<String>> profiles() {
    try {
      return Optional.of(Answer.to(() -> account.session().getMetadata().getProfiles()));
    } catch (NotIssued silence) {
      return Optional.empty();
    }
  }

  @Override
  public URI order(Plan plan, Optional<X509Certificate> replaced) throws NotIssued {
    try {
      return Answer.to(() -> opened(plan, replaced));
    } catch (NotIssued refusal) {
      recent.forget();
      throw refusal;
    }
  }

  @Override
  public boolean challenge(Plan plan, URI order) throws NotIssued {
    return Answer.to(
        () -> {
          Order justOpened = opened.remove(order);
          Order open = justOpened == null ? order(order) : justOpened;
          refuseInvalid(plan, open);
          return open.getStatus() != Status.PENDING || proved(plan, order, open);
        });
  }

  @Override
  public Optional<List<X509Certificate>> collect(Plan plan, URI order, KeyPair key)
      throws NotIssued {
    return Answer.to(
        () -> {
          Order open = order(order);
          letItWork(open);
          refuseInvalid(plan, open);
          if (open.getStatus() == Status.READY) {
            open.execute(key);
            open.fetch();
            letItWork(open);
            refuseInvalid(plan, open);
          }
          return open.getStatus() == Status.VALID
              ? Optional.of(downloaded(plan, open))
              : Optional.empty();
        });
  }

  @Override
  public Optional<Window> renewalWindow(X509Certificate certificate) throws NotIssued {
    return Answer.to(
        () -> {
          if (!recent.hasRenewalInfo()) {
            return Optional.empty();
          }
          RenewalInfo info = account.login().bindRenewalInfo(certificate);
          info.fetch();
          return Optional.of(
              new Window(info.getSuggestedWindowStart(), info.getSuggestedWindowEnd()));
        });
  }

  private URI opened(Plan plan, Optional<X509Certificate> replaced)
      throws AcmeException, NotIssued {
    OrderBuilder builder = account.login().newOrder();
    plan.names().hosts().forEach(builder::domain);
    plan.names().addresses().forEach(address -> builder.identifier(Identifier.ip(address)));
    String profile = plan.profile();
    if (profile != null) {
      builder.profile(profile);
    }
    if (replaced.isPresent() && recent.hasRenewalInfo()) {
      builder.replaces(replaced.get());
    }
    Order order = builder.create();
    URI location = URI.create(order.getLocation().toString());
    opened.put(location, order);
    return location;
  }

  @Override
  public void revoke(X509Certificate certificate, RevocationReason reason) throws NotIssued {
    Answer.to(
        () -> {
          try {
            Certificate.revoke(
                account.login(),
                certificate,
                org.shredzone.acme4j.RevocationReason.code(reason.code()));
          } catch (AcmeServerException refusal) {
            if (!Answer.type(refusal).equals("alreadyRevoked")) {
              throw refusal;
            }
          }
          return certificate;
        });
  }

  /** Gives our account there another key; the old one is of no use after that. */
  public void changeAccountKey() throws NotIssued {
    Answer.to(
        () -> {
          recent.forget();
          account.changeKey();
          return account;
        });
  }

  /** Gives our account there up for ever; the next order makes another. */
  public void deactivateAccount() throws NotIssued {
    Answer.to(
        () -> {
          recent.forget();
          account.deactivate();
          return account;
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

  /** What takes it but a moment need not wait for the next turn, unless it says when that is. */
  private static void letItWork(Order order) throws AcmeException {
    boolean goesOn = order.getRetryAfter().isEmpty();
    for (int looks = 0; goesOn && isAtWork(order) && looks < LOOKS_AT_WORK; looks++) {
      try {
        Thread.sleep(FIRST_PAUSE_MILLIS << looks);
        goesOn = order.fetch().isEmpty();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        goesOn = false;
      }
    }
  }

  private static boolean isAtWork(Order order) {
    return order.getStatus() == Status.PENDING || order.getStatus() == Status.PROCESSING;
  }

  /** All proofs are in place before the authority is asked to look at the first. */
  private boolean proved(Plan plan, URI order, Order open) throws AcmeException, NotIssued {
    List<TokenChallenge> pending = new ArrayList<>();
    boolean visible = true;
    for (Authorization authorization : open.getAuthorizations()) {
      refuseLost(authorization);
      if (authorization.getStatus() == Status.PENDING) {
        TokenChallenge challenge = challenge(plan, authorization);
        visible &= proofs(plan).show(order, authorization.getIdentifier(), challenge);
        pending.add(challenge);
      }
    }
    for (TokenChallenge challenge : visible ? pending : List.<TokenChallenge>of()) {
      if (challenge.getStatus() == Status.PENDING) {
        challenge.trigger();
      }
    }
    return visible;
  }

  /** Without it, the order waits for what never comes. */
  private static void refuseLost(Authorization authorization) throws NotIssued {
    if (!Set.of(Status.PENDING, Status.VALID).contains(authorization.getStatus())) {
      throw new NotIssued(
          REFUSED,
          "Its permission for "
              + authorization.getIdentifier().getValue()
              + " is no longer good: "
              + authorization.getStatus());
    }
  }

  private TokenChallenge challenge(Plan plan, Authorization authorization) throws NotIssued {
    String type = proofs(plan).type();
    Optional<TokenChallenge> offered = authorization.findChallenge(type);
    return offered.orElseThrow(
        () -> new NotIssued(REFUSED, "It does not take a proof by " + type + "."));
  }

  private Proofs proofs(Plan plan) throws NotIssued {
    Proofs chosen = proofs.get(plan.challenge());
    if (chosen == null) {
      throw new NotIssued(REFUSED, "No proof by " + plan.challenge() + " can be given.");
    }
    return chosen;
  }

  /** The reason stands with the challenge that failed; the order itself may have none. */
  private void refuseInvalid(Plan plan, Order order) throws NotIssued {
    if (order.getStatus() != Status.INVALID) {
      return;
    }
    withdraw(plan, order);
    throw Answer.refusal(
        order.getAuthorizations().stream()
            .flatMap(authorization -> authorization.getChallenges().stream())
            .map(Challenge::getError)
            .flatMap(Optional::stream)
            .findFirst()
            .or(order::getError));
  }

  /** What stays behind by a fault of the DNS does no harm. */
  private void withdraw(Plan plan, Order order) {
    try {
      proofs(plan).withdraw(order);
    } catch (NotIssued failure) {
      LOG.log(Level.WARNING, "A proof was not taken away", failure);
    }
  }

  private List<X509Certificate> downloaded(Plan plan, Order order) throws AcmeException, NotIssued {
    Certificate certificate = order.getCertificate();
    certificate.download();
    withdraw(plan, order);
    List<X509Certificate> chain = certificate.getCertificateChain();
    if (chain.isEmpty()) {
      throw new NotIssued(UNAVAILABLE, "It sent an empty chain.");
    }
    if (!CertificateNames.in(chain.get(0)).covers(plan.names())) {
      throw new NotIssued(REFUSED, "Its certificate does not hold the names that were ordered.");
    }
    return chain;
  }
}
