package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;

/** What is done at each stage, and where it leads. */
final class Steps {

  private static final Logger LOG = System.getLogger(Steps.class.getName());
  private static final Duration BETWEEN_LOOKS_AT_AN_ORDER = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS_AT_PROMISES = Duration.ofMinutes(1);

  private final IssuerPauses pauses;
  private final OrderBudget budget;
  private final RevocationTable revocations;
  private final Map<String, Issuer> issuers;
  private final Installation installation;
  private final KeyChoice keys;
  private final Clock clock;
  private final SecureRandom random;

  Steps(
      IssuerPauses pauses,
      OrderBudget budget,
      RevocationTable revocations,
      List<Issuer> issuers,
      Installation installation,
      KeyChoice keys,
      Clock clock,
      SecureRandom random) {
    this.pauses = pauses;
    this.budget = budget;
    this.revocations = revocations;
    this.issuers =
        issuers.stream().collect(Collectors.toUnmodifiableMap(Issuer::name, Function.identity()));
    this.installation = installation;
    this.keys = keys;
    this.clock = clock;
    this.random = random;
  }

  void requireIssuers(Plan plan) {
    for (String issuer : plan.issuers()) {
      if (!issuers.containsKey(issuer)) {
        throw new IllegalArgumentException("There is no issuer \"" + issuer + "\".");
      }
    }
  }

  /** Keeps a key for a chain that was not ordered here. */
  void keep(ManagedCertificate certificate, KeyPair key) {
    keys.keep(certificate, key);
  }

  /**
   * The certificate that was proved last.
   *
   * @throws NotIssued when none of the issuers made it
   */
  X509Certificate revocable(ManagedCertificate certificate) throws NotIssued {
    if (certificate.servedBy().filter(issuers::containsKey).isEmpty()) {
      throw new NotIssued(
          NotIssued.Kind.REFUSED, "None is served that one of the issuers could revoke.");
    }
    return certificate.served();
  }

  /** Has it revoked by whoever made it. */
  void revoke(ManagedCertificate certificate, RevocationReason reason) throws NotIssued {
    X509Certificate leaf = revocable(certificate);
    Issuer issuer = issuers.get(certificate.servedBy().orElseThrow());
    requireNonNull(issuer).revoke(leaf, reason);
  }

  /** What is served was revoked. */
  void revoked(ManagedCertificate certificate) {
    keys.revoked(certificate);
  }

  /** Does the next step of a certificate; what goes wrong becomes its standing. */
  void next(ManagedCertificate certificate) {
    try {
      step(certificate);
    } catch (NotIssued refusal) {
      turnedAway(certificate, refusal);
    } catch (CertificatesException failure) {
      boolean another = failure.kind() == CertificatesException.Kind.UNFIT_CERTIFICATE;
      retryLater(
          certificate,
          String.valueOf(failure.getMessage()),
          another ? Stage.PLANNED : certificate.stage());
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "A step of " + certificate.plan().id() + " failed", failure);
      retryLater(certificate, "Something unexpected happened; see the log.", certificate.stage());
    }
  }

  private void step(ManagedCertificate certificate) throws NotIssued {
    switch (certificate.stage()) {
      case PLANNED -> preflight(certificate);
      case PREFLIGHT -> order(certificate);
      case ORDERED -> challenge(certificate);
      case CHALLENGED -> collect(certificate);
      case ISSUED -> stage(certificate);
      case STAGED -> install(certificate);
      case INSTALLED -> prove(certificate);
      case PROVED -> planRenewal(certificate);
      case FAILED -> resume(certificate);
    }
  }

  private void preflight(ManagedCertificate certificate) throws NotIssued {
    Plan plan = certificate.wanted();
    Optional<String> promise = keys.waitsFor(certificate);
    if (promise.isPresent()) {
      certificate.remark(promise.get());
      certificate.waitsUntil(clock.instant().plus(BETWEEN_LOOKS_AT_PROMISES));
      return;
    }
    Optional<String> free = pauses.firstFree(plan, clock.instant());
    if (free.isEmpty()) {
      certificate.waitsUntil(pauses.firstEnd(plan, clock.instant()));
      return;
    }
    certificate.turnsTo(free.get());
    certificate.preflown(issuerOf(certificate).preflight(plan), clock.instant());
  }

  private void order(ManagedCertificate certificate) throws NotIssued {
    Issuer issuer = issuerOf(certificate);
    Plan plan = certificate.plan();
    Instant nextLook = clock.instant().plus(BETWEEN_LOOKS_AT_AN_ORDER);
    if (budget.take(issuer, plan, clock.instant())) {
      certificate.ordered(issuer.order(plan, certificate.servedOfIssuer()), clock.instant());
    } else {
      certificate.waitsUntil(nextLook);
    }
  }

  private void challenge(ManagedCertificate certificate) throws NotIssued {
    Instant nextLook = clock.instant().plus(BETWEEN_LOOKS_AT_AN_ORDER);
    if (issuerOf(certificate).challenge(certificate.plan(), certificate.order())) {
      certificate.challenged(clock.instant());
    } else {
      certificate.waitsUntil(nextLook);
    }
  }

  private void collect(ManagedCertificate certificate) throws NotIssued {
    Optional<List<X509Certificate>> chain =
        issuerOf(certificate)
            .collect(certificate.plan(), certificate.order(), keys.of(certificate));
    Instant now = clock.instant();
    if (chain.isPresent()) {
      budget.issued(issuerOf(certificate), certificate.plan(), now);
      certificate.issued(chain.get(), now);
      keys.remark(certificate).ifPresent(certificate::remark);
    } else {
      certificate.waitsUntil(now.plus(BETWEEN_LOOKS_AT_AN_ORDER));
    }
  }

  private void stage(ManagedCertificate certificate) {
    Plan plan = certificate.plan();
    Optional<KeyedChain> issued = withItsKey(certificate);
    if (issued.isPresent()) {
      installation.stage(plan, issued.get(), certificate.provedChain());
      certificate.staged(clock.instant());
    } else {
      retryLater(certificate, "The key of the issued certificate is lost.", Stage.PLANNED);
    }
  }

  private void install(ManagedCertificate certificate) {
    Plan plan = certificate.plan();
    Optional<String> broken = keys.brokenPromise(certificate);
    if (broken.isPresent()) {
      retryLater(
          certificate,
          "The TLSA record of the new key is no longer at " + broken.get() + ".",
          Stage.PLANNED);
      return;
    }
    try {
      installation.install(plan, certificate.pending());
      certificate.installed(clock.instant());
    } catch (CertificatesException failure) {
      String whatCameOfIt = rolledBack(certificate);
      boolean another = failure.kind() == CertificatesException.Kind.UNFIT_CERTIFICATE;
      // What was staged may be what went wrong.
      retryLater(
          certificate,
          (failure.getMessage() + " " + whatCameOfIt).strip(),
          another ? Stage.PLANNED : Stage.ISSUED);
    }
  }

  private void prove(ManagedCertificate certificate) {
    Plan plan = certificate.plan();
    List<String> refuted = installation.refuted(plan, certificate.pending());
    if (refuted.isEmpty()) {
      pauses.forget(plan.id());
      keys.proved(certificate);
      certificate.proved(clock.instant());
    } else {
      String whatCameOfIt = rolledBack(certificate);
      retryLater(
          certificate, (String.join(" ", refuted) + " " + whatCameOfIt).strip(), Stage.STAGED);
    }
  }

  private String rolledBack(ManagedCertificate certificate) {
    return installation.rollBack(certificate.plan(), certificate.pending(), revocations::contains);
  }

  private void planRenewal(ManagedCertificate certificate) {
    Instant now = clock.instant();
    if (certificate.isRenewalDue(now)) {
      certificate.renewalBegins(now);
      return;
    }
    boolean isPlanned = certificate.standing().renewAt() != null;
    if (isPlanned && !certificate.leftOut().isEmpty() && looksAgain(certificate)) {
      return;
    }
    X509Certificate served = certificate.served();
    Instant begins = served.getNotBefore().toInstant();
    Instant ends = served.getNotAfter().toInstant();
    Instant nextLook = now.plus(RenewalRule.betweenLooks(served));
    Instant when = RenewalRule.window(begins, ends, suggested(certificate)).pick(random);
    // Or an issuer that calls every new certificate overdue would be asked for one after the other.
    boolean tooFresh = certificate.standing().renewAt() == null && when.isBefore(nextLook);
    Instant planned = tooFresh ? nextLook : when;
    certificate.renewsAt(planned, planned.isBefore(nextLook) ? planned : nextLook);
  }

  private void resume(ManagedCertificate certificate) {
    Instant now = clock.instant();
    boolean standsAtAnIssuer = !certificate.resumes().isBeyondIssuer();
    boolean anotherIsBetter =
        standsAtAnIssuer
            && !pauses
                .firstFree(certificate.plan(), now)
                .equals(Optional.ofNullable(certificate.standing().issuer()));
    if (anotherIsBetter) {
      certificate.startsAnew(now);
    } else {
      certificate.resumed(now);
    }
  }

  /** The next issuer is asked at once; when there is none, the first that may be asked again. */
  private void turnedAway(ManagedCertificate certificate, NotIssued refusal) {
    Plan plan = certificate.plan();
    Instant now = clock.instant();
    pauses.begin(plan.id(), certificate.issuer(), now, refusal.retryAfter());
    boolean another = pauses.firstFree(plan, now).isPresent();
    boolean orderStands = refusal.kind() == NotIssued.Kind.UNAVAILABLE && !another;
    certificate.failed(
        certificate.issuer() + ": " + refusal.sentence(),
        orderStands ? certificate.stage() : Stage.PLANNED,
        another ? now : pauses.firstEnd(plan, now));
  }

  private void retryLater(ManagedCertificate certificate, String reason, Stage goesOnFrom) {
    Instant nextTry =
        RetryRule.nextTry(clock.instant(), certificate.failures() + 1, Optional.empty());
    certificate.failed(reason, goesOnFrom, nextTry);
  }

  /** Whether names that were left out can be ordered now. */
  private boolean looksAgain(ManagedCertificate certificate) {
    try {
      certificate.lookedAgain(
          issuerOf(certificate).preflight(certificate.wanted()), clock.instant());
    } catch (NotIssued silence) {
      LOG.log(
          Level.INFO, "Names stay out of {0}: {1}", certificate.plan().id(), silence.sentence());
    }
    return certificate.stage() == Stage.PREFLIGHT;
  }

  private Optional<Window> suggested(ManagedCertificate certificate) {
    if (!issuers.containsKey(certificate.issuer())) {
      return Optional.empty();
    }
    try {
      return issuerOf(certificate).renewalWindow(certificate.served());
    } catch (NotIssued silence) {
      LOG.log(
          Level.INFO,
          "{0} does not say when {1} should be renewed: {2}",
          certificate.issuer(),
          certificate.plan().id(),
          silence.sentence());
      return Optional.empty();
    }
  }

  private Optional<KeyedChain> withItsKey(ManagedCertificate certificate) {
    try {
      return keys.ofPending(certificate)
          .map(key -> new KeyedChain(key.getPrivate(), certificate.pending()));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  /** Operators declared certificates, and settings may name other issuers since. */
  private Issuer issuerOf(ManagedCertificate certificate) throws NotIssued {
    Issuer issuer = issuers.get(certificate.issuer());
    if (issuer == null) {
      throw new NotIssued(
          NotIssued.Kind.REFUSED, "The settings name no issuer of that name any more.");
    }
    return issuer;
  }
}
