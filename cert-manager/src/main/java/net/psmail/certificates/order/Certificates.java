package net.psmail.certificates.order;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.install.ClientTls;
import net.psmail.certificates.install.PsmailProvider;
import net.psmail.certificates.store.TlsDirectory;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of this installation. {@link #start()} comes first, before any mail server; it
 * leaves {@code ca.pem}, {@code site.pem}, {@code mail.pem} and {@code signing.pem} in {@code
 * psmail.tls.directory}, and from then on they are looked at once a day.
 */
@ApplicationScoped
public class Certificates {

  private static final Logger LOG = System.getLogger(Certificates.class.getName());
  private static final int SECONDS_BETWEEN_STEPS = 5;

  @Inject private Config config;
  @Inject private Clock clock;
  @Inject private SecureRandom random;
  @Inject private Instance<Tables> tables;
  @Resource private ManagedScheduledExecutorService timer;

  private volatile @Nullable CertificateCustody custody;
  private volatile @Nullable Fleet fleet;
  private volatile @Nullable Views views;
  private volatile @Nullable ScheduledFuture<?> daily;
  private volatile @Nullable ScheduledFuture<?> steps;

  /**
   * Makes what is missing, checks what is there, offers the site's certificate to the HTTPS
   * listener, and begins to look after all of it.
   *
   * @throws CertificatesException of any kind: do not go on
   */
  public void start() {
    CertificateSettings settings = CertificateSettings.from(config);
    CertificateCustody begun =
        new CertificateCustody(
            settings,
            FleetSettings.from(config, settings).ofAuthorities(),
            new TlsDirectory(settings.directory()),
            clock,
            random);
    PsmailProvider.register(begun.site());
    custody = begun;
    daily = timer.scheduleAtFixedRate(this::renewOrReport, 1, 1, TimeUnit.DAYS);
  }

  /**
   * Begins to look after what authorities are asked for, once the listeners are there and the
   * tables of this module, in the database of the application, are up to date.
   */
  public void manage() {
    CertificateSettings settings = CertificateSettings.from(config);
    Fleet begun =
        new Fleet(
            FleetSettings.from(config, settings),
            settings,
            started(),
            tables.get().source(),
            clock,
            random);
    begun.declare();
    fleet = begun;
    views = new Views(FleetSettings.from(config, settings), started(), begun, clock);
    steps =
        timer.scheduleWithFixedDelay(begun::advance, 0, SECONDS_BETWEEN_STEPS, TimeUnit.SECONDS);
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
   * Orders it anew at once.
   *
   * @param reason what its history says of it
   * @return false when that is under way, or the local CA keeps it by itself
   */
  public boolean renewNow(String id, String reason) {
    Fleet managed = fleet;
    return managed != null && managed.lifecycle().beginAnew(id, reason);
  }

  /** For the mail listeners of this process; a renewed certificate is served by the same object. */
  public SSLContext forMail() {
    return started().mail().context();
  }

  /**
   * For clients of our own servers: trusts the authorities that this JDK trusts, and the local CA.
   */
  public SSLContext trust() {
    return ClientTls.trusting(List.of(started().root()));
  }

  /** The root that people may trust, as {@code /ca.pem} gives it. */
  public String rootPem() {
    return TlsDirectory.pem(started().root());
  }

  /**
   * SHA-256 of the public key of the mail ports in hexadecimal digits, for a TLSA record (<a
   * href="https://www.rfc-editor.org/rfc/rfc6698#section-2.1">RFC 6698, 2.1</a>).
   */
  public String mailKeyDigest() {
    return started().mailKeyDigest();
  }

  /**
   * Signs something that is handed to people, with a key that serves nothing else: CMS SignedData
   * (<a href="https://www.rfc-editor.org/rfc/rfc5652#section-5">RFC 5652, 5</a>) in DER, with the
   * content and the chain up to the root inside.
   */
  public byte[] sign(byte[] content) {
    return started().signer().sign(content);
  }

  /**
   * The host names, besides {@code psmail.mail.host}, under which mail programs reach the mail
   * ports. The certificate takes them in at once; not those that the authority may not speak for.
   */
  public void serveMailFor(Set<String> hosts) {
    started().serveMailFor(hosts);
    Fleet managed = fleet;
    if (managed != null) {
      managed.serveMailFor(hosts);
    }
  }

  /** Whether the certificate of the mail ports holds this host name. */
  public boolean mailSpeaksFor(String host) {
    return started().mailSpeaksFor(host);
  }

  /** Root, site, mail and signing, in this order. */
  public List<CertificateStatus> status() {
    return started().status();
  }

  /**
   * Calls back whenever a certificate has been replaced, on the thread that looked after it. This
   * is where a mail server that reads {@code mail.pem} itself is made to reload; until one is, it
   * serves the certificate before, which has a third of its life left.
   */
  public void onRenewal(Consumer<Renewal> hook) {
    started().onRenewal(hook);
  }

  @PreDestroy
  void stop() {
    ScheduledFuture<?> running = daily;
    if (running != null) {
      running.cancel(false);
    }
    ScheduledFuture<?> stepping = steps;
    if (stepping != null) {
      stepping.cancel(false);
    }
  }

  void renewOrReport() {
    try {
      started().renewDue();
    } catch (RuntimeException e) {
      // Thrown on, it would end the timer; what is served stays, and tomorrow is another day.
      LOG.log(Level.ERROR, "The certificates could not be looked after", e);
    }
  }

  private Views views() {
    return requireNonNull(views, "manage() comes first");
  }

  private CertificateCustody started() {
    return requireNonNull(custody, "start() comes first");
  }
}
