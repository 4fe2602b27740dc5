package net.psmail.certificates.order;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
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

  @Inject private Config config;
  @Inject private Clock clock;
  @Inject private SecureRandom random;
  @Resource private ManagedScheduledExecutorService timer;

  private volatile @Nullable CertificateCustody custody;
  private volatile @Nullable ScheduledFuture<?> daily;

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
   * Signs something that is handed to people, with a key that serves nothing else: CMS SignedData
   * (<a href="https://www.rfc-editor.org/rfc/rfc5652#section-5">RFC 5652, 5</a>) in DER, with the
   * content and the chain up to the root inside.
   */
  public byte[] sign(byte[] content) {
    return started().signer().sign(content);
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
  }

  void renewOrReport() {
    try {
      started().renewDue();
    } catch (RuntimeException e) {
      // Thrown on, it would end the timer; what is served stays, and tomorrow is another day.
      LOG.log(Level.ERROR, "The certificates could not be looked after", e);
    }
  }

  CertificateCustody started() {
    return requireNonNull(custody, "start() comes first");
  }
}
