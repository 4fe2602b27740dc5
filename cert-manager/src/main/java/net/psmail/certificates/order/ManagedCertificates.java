package net.psmail.certificates.order;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
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
import net.psmail.certificates.lifecycle.Alarms;
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

  @Inject private Certificates certificates;
  @Inject private Config config;
  @Inject private Clock clock;
  @Inject private SecureRandom random;
  @Inject private Instance<Tables> tables;
  @Resource private ManagedScheduledExecutorService timer;

  private final List<Consumer<CertificateAlarm>> alarmHooks = new CopyOnWriteArrayList<>();
  private final List<ScheduledFuture<?>> rounds = new ArrayList<>();
  private volatile @Nullable Fleet fleet;
  private volatile @Nullable Views views;
  private volatile @Nullable Alarms alarms;

  /** Takes in what is wanted, and begins to look after it. */
  public synchronized void start() {
    CertificateSettings base = CertificateSettings.from(config);
    FleetSettings settings = FleetSettings.from(config, base);
    CertificateCustody custody = certificates.started();
    DataSource source = tables.get().source();
    Fleet begun = new Fleet(settings, base, custody, source, clock, random);
    begun.declare();
    Views shown = new Views(settings, custody, begun, clock);
    Alarms standing = new Alarms(source, clock);
    Watch watch =
        new Watch(shown, settings.others(), standing, new Revocations(clock), clock, this::tell);
    fleet = begun;
    views = shown;
    alarms = standing;
    rounds.add(
        timer.scheduleWithFixedDelay(
            begun::advance, SECONDS_BEFORE_STEPS, SECONDS_BETWEEN_STEPS, TimeUnit.SECONDS));
    rounds.add(
        timer.scheduleWithFixedDelay(
            begun::lookAtTlsa, 0, MINUTES_BETWEEN_LOOKS_AT_TLSA, TimeUnit.MINUTES));
    rounds.add(
        timer.scheduleWithFixedDelay(watch::look, 1, MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES));
  }

  /**
   * What an authority that asks on port 80 is told (<a
   * href="https://www.rfc-editor.org/rfc/rfc8555#section-8.3">RFC 8555, 8.3</a>); nothing for a
   * token that is not one of ours.
   */
  public Optional<String> challengeAnswer(String token) {
    Fleet managed = fleet;
    return managed == null ? Optional.empty() : managed.answers().to(token);
  }

  /** What is kept here: the site's, that of the mail ports, then what operators want besides. */
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
   * @return false when that is under way, or the local CA keeps it by itself
   */
  public boolean renewNow(String id, String reason) {
    Fleet managed = fleet;
    return managed != null && managed.lifecycle().beginAnew(id, reason);
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
  }

  private void tell(CertificateAlarm alarm) {
    alarmHooks.forEach(hook -> hook.accept(alarm));
  }

  private Views views() {
    return requireNonNull(views, "start() comes first");
  }
}
