package net.psmail.certificates.order;

import static java.util.Objects.requireNonNull;
import static net.psmail.certificates.CertificatesException.Kind.CONFIGURATION;
import static net.psmail.certificates.CertificatesException.Kind.REFUSED_BY_ISSUER;
import static net.psmail.certificates.CertificatesException.Kind.UNDER_WAY;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.acme.TlsAlpnPort;
import net.psmail.certificates.lifecycle.Alarms;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.NotIssued;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that authorities are asked for, what becomes of them, and what every listener
 * serves. {@link #start()} comes after {@link Certificates#start()} and once the listeners and the
 * tables of this module, in the database of the application, are there.
 */
@ApplicationScoped
public class ManagedCertificates {

  /** Authorities ask this very application, which answers once it has come up. */
  private static final int SECONDS_BEFORE_STEPS = 10;

  private static final int SECONDS_BETWEEN_STEPS = 5;
  private static final int MINUTES_BETWEEN_LOOKS = 5;
  private static final int MINUTES_BETWEEN_LOOKS_AT_TLSA = 1;
  private static final int DAYS_BETWEEN_CLEARINGS = 1;

  @Inject private Certificates certificates;
  @Inject private Config config;
  @Inject private Clock clock;
  @Inject private SecureRandom random;
  @Inject private Instance<Tables> tables;
  @Resource private ManagedScheduledExecutorService timer;
  @Resource private ManagedThreadFactory threads;

  private final List<Consumer<CertificateAlarm>> alarmHooks = new CopyOnWriteArrayList<>();
  private final List<ScheduledFuture<?>> rounds = new ArrayList<>();
  private volatile @Nullable Fleet fleet;
  private volatile @Nullable Views views;
  private volatile @Nullable Alarms alarms;
  private volatile @Nullable DryRuns dryRuns;
  private volatile @Nullable TlsAlpnPort alpn;

  /**
   * Takes in what is wanted, and begins to look after it.
   *
   * @throws CertificatesException CONFIGURATION, and whatever the database says
   */
  public synchronized void start() {
    CertificateSettings base = CertificateSettings.from(config);
    FleetSettings settings = FleetSettings.from(config, base);
    CertificateCustody custody = certificates.started();
    DataSource source = tables.get().source();
    Fleet begun = new Fleet(settings, base, custody, source, clock, random, threads);
    begun.declare();
    Views shown = new Views(settings, custody, begun, clock);
    Alarms standing = new Alarms(source, clock);
    Watch watch =
        new Watch(shown, settings.others(), standing, new Revocations(clock), clock, this::tell);
    fleet = begun;
    views = shown;
    alarms = standing;
    dryRuns = new DryRuns(begun.authorities().forTrials(), timer, clock, random);
    alpn = settings.alpn().map(place -> listening(place, begun.answers())).orElse(null);
    rounds.add(
        timer.scheduleWithFixedDelay(
            begun::advance, SECONDS_BEFORE_STEPS, SECONDS_BETWEEN_STEPS, TimeUnit.SECONDS));
    rounds.add(
        timer.scheduleWithFixedDelay(
            begun::lookAtTlsa, 0, MINUTES_BETWEEN_LOOKS_AT_TLSA, TimeUnit.MINUTES));
    rounds.add(
        timer.scheduleWithFixedDelay(watch::look, 1, MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES));
    rounds.add(
        timer.scheduleWithFixedDelay(begun::forgetOld, 0, DAYS_BETWEEN_CLEARINGS, TimeUnit.DAYS));
  }

  /**
   * What an authority that asks on port 80 is told (<a
   * href="https://www.rfc-editor.org/rfc/rfc8555#section-8.3">RFC 8555, 8.3</a>); nothing for a
   * token that is not one of ours.
   */
  public Optional<String> challengeAnswer(String token) {
    Fleet managed = fleet;
    return managed == null ? Optional.empty() : managed.answers().to(ChallengeKind.HTTP_01, token);
  }

  /** What operators declare besides the certificates of the configuration. */
  public Declarations declarations() {
    return fleet().declarations();
  }

  /**
   * What is kept here: the site's, that of the mail ports, those that the configuration wants
   * besides, then what operators declared.
   */
  public List<CertificateView> all() {
    return views().all();
  }

  /** One of them. */
  public Optional<CertificateView> find(String id) {
    return views().find(id);
  }

  /** What happened to it, oldest first; nothing for one that the local CA keeps by itself. */
  public List<CertificateView.Happening> history(String id) {
    return views().history(id);
  }

  /** Its chain as it is served, leaf first, in PEM. */
  public Optional<String> chain(String id) {
    return views().chain(id);
  }

  /** Asks every listener that should serve it, now; takes three seconds at the most. */
  public List<CertificateView.Sight> look(String id) {
    return views().look(id);
  }

  /**
   * The names at which TLSA records (<a href="https://www.rfc-editor.org/rfc/rfc7672">RFC 7672</a>)
   * stand for its keys, with the records; nothing for one without them.
   */
  public List<TlsaView> tlsa(String id) {
    return views().tlsa(id);
  }

  /**
   * Orders it anew at once.
   *
   * @param reason what its history says of it
   * @return false when that is under way, it is set aside, or the local CA keeps it by itself
   */
  public boolean renewNow(String id, String reason) {
    Fleet managed = fleet;
    return managed != null
        && managed.declared().find(id).filter(one -> one.setAsideAt() != null).isEmpty()
        && managed.lifecycle().beginAnew(id, reason);
  }

  /**
   * Has the certificate that is served revoked by its issuer, and orders another with a new key at
   * once; its history tells who wanted that.
   *
   * @param by who does
   * @throws CertificatesException REFUSED_BY_ISSUER when none was revoked; UNDER_WAY while a step
   *     is being done: the next moment will do
   */
  public void revoke(String id, RevocationReason reason, String by) {
    try {
      if (!fleet().lifecycle().revoke(id, reason.ofLifecycle(), by)) {
        throw new CertificatesException(
            UNDER_WAY, id, "Something is being done with " + id + ": try again in a minute.");
      }
    } catch (NotIssued refusal) {
      throw new CertificatesException(
          REFUSED_BY_ISSUER, id, "It was not revoked. " + refusal.sentence(), refusal);
    }
  }

  /** Our accounts at the authorities of the settings, the one for dry runs last. */
  public List<IssuerAccount> accounts() {
    return fleet().authorities().accounts();
  }

  /**
   * What CAA records have to say of the authorities that issue the certificates of site and mail
   * ports, and of the one for dry runs; none of an authority that was not spoken to yet.
   */
  public List<CaaAuthority> authorities() {
    return fleet().authorities().caa();
  }

  /**
   * Gives our account at an authority another key; the old one is of no use after that.
   *
   * @throws CertificatesException REFUSED_BY_ISSUER
   */
  public void changeAccountKey(String issuer) {
    fleet().authorities().changeKey(issuer);
  }

  /**
   * Gives our account at an authority up for ever; the next order makes another.
   *
   * @throws CertificatesException REFUSED_BY_ISSUER
   */
  public void deactivateAccount(String issuer) {
    fleet().authorities().deactivate(issuer);
  }

  /**
   * Tries its order out in the background, at the authority that {@code psmail.dry-run} names;
   * nothing is kept or installed.
   *
   * @return false when that is under way, when no authority is named, or for an unknown certificate
   */
  public boolean dryRun(String id) {
    return fleet().trialPlan(id).map(dryRuns()::begin).orElse(false);
  }

  /** What came of the last dry run on this node since it was started. */
  public Optional<DryRunView> dryRunOf(String id) {
    return dryRuns().of(id);
  }

  /** What a person has to see to, the oldest first. */
  public List<CertificateAlarm> alarms() {
    return requireNonNull(alarms, "start() comes first").standing().stream()
        .map(CertificateAlarm::of)
        .toList();
  }

  /** Calls back once for each alarm, on the thread that looked. */
  public void onAlarm(Consumer<CertificateAlarm> hook) {
    alarmHooks.add(hook);
  }

  /**
   * Takes further names into the certificates of site and mail ports at once; not those that the
   * local CA may not speak for, where it is the one that is asked.
   *
   * @param domains mail domains, besides {@code psmail.domains}
   * @param mailHosts names of the mail ports, besides {@code psmail.mail.host}
   */
  public void serve(Set<String> domains, Set<String> mailHosts) {
    Served wanted = new Served(domains, mailHosts);
    certificates.started().serve(wanted);
    Fleet managed = fleet;
    if (managed != null) {
      managed.serve(wanted);
    }
  }

  @PreDestroy
  synchronized void stop() {
    rounds.forEach(round -> round.cancel(false));
    Fleet managed = fleet;
    if (managed != null) {
      managed.close();
    }
    TlsAlpnPort listening = alpn;
    if (listening != null) {
      listening.close();
    }
  }

  private void tell(CertificateAlarm alarm) {
    alarmHooks.forEach(hook -> hook.accept(alarm));
  }

  private TlsAlpnPort listening(InetSocketAddress place, ChallengeAnswers answers) {
    try {
      return new TlsAlpnPort(place, answers, random);
    } catch (IOException taken) {
      throw new CertificatesException(
          CONFIGURATION,
          FleetSettings.ALPN_PORT,
          FleetSettings.ALPN_PORT
              + ": nobody can listen on "
              + place
              + " ("
              + taken.getMessage()
              + "): write the number of a free port.",
          taken);
    }
  }

  private Fleet fleet() {
    return requireNonNull(fleet, "start() comes first");
  }

  private DryRuns dryRuns() {
    return requireNonNull(dryRuns, "start() comes first");
  }

  private Views views() {
    return requireNonNull(views, "start() comes first");
  }
}
