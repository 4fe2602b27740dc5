package net.psmail.certificates.order;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.install.ServerTls;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import net.psmail.certificates.sign.Signer;
import net.psmail.certificates.store.TlsDirectory;

/** Keeps the files and what the listeners serve up to date; what the facade stands on. */
final class CertificateCustody {

  private static final Logger LOG = System.getLogger(CertificateCustody.class.getName());
  private static final Duration TIME_TO_REPLACE_A_ROOT = Duration.ofDays(180);

  /** What one look at the directory found or made. */
  private record Findings(
      X509Certificate root, KeyedChain site, KeyedChain mail, KeyedChain signing) {}

  private final CertificateSettings settings;
  private final Set<String> ofAuthorities;
  private final TlsDirectory directory;
  private final Clock clock;
  private final RootFiles rootFiles;
  private final X509Certificate root;
  private final ServerTls site;
  private final ServerTls mail;
  private volatile Signer signer;
  private final List<Consumer<Renewal>> hooks = new CopyOnWriteArrayList<>();
  private Served served = new Served(Set.of(), Set.of());

  CertificateCustody(
      CertificateSettings settings, TlsDirectory directory, Clock clock, SecureRandom random) {
    this(settings, Set.of(), directory, clock, random);
  }

  /**
   * @param ofAuthorities which of site and mail an authority is asked for
   */
  CertificateCustody(
      CertificateSettings settings,
      Set<String> ofAuthorities,
      TlsDirectory directory,
      Clock clock,
      SecureRandom random) {
    this.settings = settings;
    this.ofAuthorities = Set.copyOf(ofAuthorities);
    this.directory = directory;
    this.clock = clock;
    this.rootFiles = new RootFiles(directory, random);
    Findings findings = directory.locked(this::look);
    root = findings.root();
    site = new ServerTls(findings.site());
    mail = new ServerTls(findings.mail());
    signer = new Signer(findings.signing());
  }

  X509Certificate root() {
    return root;
  }

  ServerTls site() {
    return site;
  }

  ServerTls mail() {
    return mail;
  }

  Signer signer() {
    return signer;
  }

  List<CertificateStatus> status() {
    return List.of(
        CertificateStatus.of("ca", root),
        CertificateStatus.of("site", site.served().leaf()),
        CertificateStatus.of("mail", mail.served().leaf()),
        CertificateStatus.of("signing", signer.certificate()));
  }

  /** Takes further names into the certificates, as far as the authority may. */
  synchronized void serve(Served wanted) {
    if (!wanted.equals(served)) {
      served = wanted;
      renewDue();
    }
  }

  synchronized Served served() {
    return served;
  }

  boolean mailSpeaksFor(String host) {
    return CertificateNames.in(mail.served().leaf()).covers(CertificateNames.of(List.of(host)));
  }

  void onRenewal(Consumer<Renewal> hook) {
    hooks.add(hook);
  }

  /** Renews what is due; takes over what another process on the same directory renewed. */
  synchronized void renewDue() {
    Findings findings = directory.locked(this::look);
    serve("site", site, findings.site());
    serve("mail", mail, findings.mail());
    signer = new Signer(findings.signing());
  }

  private Findings look() {
    Instant now = clock.instant();
    LocalCa ca = rootFiles.open(settings.scope(), now);
    warnOfTheRootsEnd(ca.root(), now);
    KeptFile ofSite = new KeptFile("site", withServices(ca), Purpose.TLS);
    KeptFile ofMail = new KeptFile("mail", withHosts(ca, settings.mail()), Purpose.TLS);
    KeptFile ofSignatures = new KeptFile("signing", settings.signer(), Purpose.SIGNING);
    return new Findings(
        ca.root(),
        kept(ofSite, settings.siteHost(), ca, now),
        kept(ofMail, settings.mailHost(), ca, now),
        ofSignatures.upToDate(directory, ca, now));
  }

  private KeyedChain kept(KeptFile file, String host, LocalCa ca, Instant now) {
    return ofAuthorities.contains(file.name())
        ? file.standIn(directory, ca, host, now)
        : file.upToDate(directory, ca, now);
  }

  /** The local CA as it lies in the directory. */
  LocalCa localCa() {
    return directory.locked(() -> rootFiles.open(settings.scope(), clock.instant()));
  }

  /** What it may not speak for is left out: {@link #mailSpeaksFor} tells. */
  private CertificateNames withHosts(LocalCa ca, CertificateNames names) {
    List<String> hosts = new ArrayList<>(names.hosts());
    served.mailHosts().stream()
        .sorted()
        .filter(host -> !hosts.contains(host) && ca.permits(CertificateNames.of(List.of(host))))
        .forEach(hosts::add);
    return new CertificateNames(hosts, names.addresses());
  }

  /** A domain that came after the root must not keep the others from starting. */
  private CertificateNames withServices(LocalCa ca) {
    List<String> hosts = new ArrayList<>(settings.site().hosts());
    List<String> leftOut = new ArrayList<>();
    for (String host : settings.serviceHosts(served.domains())) {
      (ca.permits(CertificateNames.of(List.of(host))) ? hosts : leftOut).add(host);
    }
    if (!leftOut.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "The site''s certificate leaves out {0}: the local CA was made before these domains."
              + " Move {1} away for a new CA, which everybody then has to trust anew.",
          String.join(", ", leftOut),
          settings.directory());
    }
    return new CertificateNames(hosts, settings.site().addresses());
  }

  private void serve(String name, ServerTls tls, KeyedChain chain) {
    if (chain.leaf().equals(tls.served().leaf())) {
      return;
    }
    tls.serve(chain);
    Renewal renewal =
        new Renewal(CertificateStatus.of(name, chain.leaf()), directory.file(name + ".pem"));
    for (Consumer<Renewal> hook : hooks) {
      try {
        hook.accept(renewal);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "A server was not told of the renewed " + name + " certificate", e);
      }
    }
  }

  private static void warnOfTheRootsEnd(X509Certificate root, Instant now) {
    Instant ends = root.getNotAfter().toInstant();
    if (now.isAfter(ends.minus(TIME_TO_REPLACE_A_ROOT))) {
      LOG.log(Level.WARNING, "The local CA''s root ends on {0}: plan for a new one.", ends);
    }
  }
}
