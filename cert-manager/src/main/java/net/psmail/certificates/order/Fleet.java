package net.psmail.certificates.order;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.acme.AcmeIssuer;
import net.psmail.certificates.acme.Authority;
import net.psmail.certificates.acme.DnsProofs;
import net.psmail.certificates.acme.HttpProofs;
import net.psmail.certificates.acme.Proofs;
import net.psmail.certificates.acme.TlsAlpnProofs;
import net.psmail.certificates.dane.Dane;
import net.psmail.certificates.dns.TextRecords;
import net.psmail.certificates.install.Command;
import net.psmail.certificates.install.Reload;
import net.psmail.certificates.install.ServerInstallation;
import net.psmail.certificates.install.Target;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.DeclaredPlans;
import net.psmail.certificates.lifecycle.Issuer;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.Managed;
import net.psmail.certificates.lifecycle.NextKeys;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.Promises;
import net.psmail.certificates.lifecycle.Workers;
import net.psmail.certificates.preflight.Preflight;

/**
 * The certificates that go through the life cycle: those that authorities are asked for, and those
 * that the operator wants besides the site's and the mail ports'.
 */
final class Fleet implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Fleet.class.getName());

  private final FleetSettings settings;
  private final CertificateSettings certificates;
  private final CertificateCustody custody;
  private final Lifecycle lifecycle;
  private final Workers workers;
  private final ChallengeAnswers answers;
  private final Promises promises;
  private final Dane dane;
  private final Authorities authorities;
  private final Takeover takeover;
  private final DeclaredCertificates declared;
  private final Declarations declarations;
  private volatile Served served;

  Fleet(
      FleetSettings settings,
      CertificateSettings certificates,
      CertificateCustody custody,
      DataSource source,
      Clock clock,
      SecureRandom random,
      ThreadFactory threads) {
    this.settings = settings;
    this.certificates = certificates;
    this.custody = custody;
    this.served = custody.served();
    this.answers = new ChallengeAnswers(source, clock);
    KeyFiles keys = new KeyFiles(certificates.directory().resolve("keys"));
    this.takeover = new Takeover(settings.authorities(), keys, clock);
    takeover.accounts(settings.accounts());
    this.promises = new Promises(source);
    this.dane = new Dane(promises, new NextKeys(keys, random), settings.tlsa(), clock);
    KnownAccounts known = new KnownAccounts(source);
    DeclaredPlans plans = new DeclaredPlans(source, clock);
    this.declared = new DeclaredCertificates(settings, certificates.directory(), plans);
    this.authorities = new Authorities(settings, declared, known, issuerOf(keys, known, random));
    List<Issuer> issuers = new ArrayList<>(List.of(new LocalIssuer(custody::localCa, clock)));
    issuers.addAll(authorities.issuers());
    this.lifecycle =
        new Lifecycle(
            source,
            issuers,
            new ServerInstallation(targets(), declared::targets, clock),
            keys,
            clock,
            random);
    this.workers = new Workers(lifecycle, threads);
    this.declarations = new Declarations(settings, declared, plans, authorities, lifecycle, clock);
  }

  /** What is asked of them, by whom they want to know. */
  Lifecycle lifecycle() {
    return lifecycle;
  }

  ChallengeAnswers answers() {
    return answers;
  }

  /** Who is asked, and our accounts there. */
  Authorities authorities() {
    return authorities;
  }

  /** Those that operators declared. */
  DeclaredCertificates declared() {
    return declared;
  }

  /** How operators declare them. */
  Declarations declarations() {
    return declarations;
  }

  /** What an authority would be asked for, also for what the local CA issues now. */
  Optional<Plan> trialPlan(String id) {
    return Stream.concat(settings.all().stream().map(Wish::plan), declared.plans().stream())
        .filter(plan -> plan.id().equals(id))
        .map(plan -> withServed(plan.withNames(publicNames(plan))))
        .findFirst();
  }

  /** Takes the wishes in, and forgets those that are none any more. */
  void declare() {
    List<Wish> managed = managed();
    lifecycle.keepOnly(
        managed.stream().map(wish -> wish.plan().id()).collect(Collectors.toUnmodifiableSet()));
    for (Wish wish : managed) {
      Plan plan = withServed(wish.plan());
      lifecycle.declare(plan);
      promises.declare(plan.id(), owners(plan, wish.dane()));
      standIn(wish).ifPresent(chain -> lifecycle.standsIn(wish.plan().id(), chain.chain()));
      Path origin = wish.origin();
      if (origin != null) {
        takeover.certificate(lifecycle, plan, origin);
      }
    }
    declared.takeIn();
    declared.all().forEach(one -> promises.declare(one.plan().id(), Set.of()));
  }

  /** Takes further names into the certificates of site and mail ports that are among them. */
  void serve(Served wanted) {
    if (!wanted.equals(served)) {
      served = wanted;
      declare();
    }
  }

  /** Begins with what is due; what goes wrong is for the log, and for the next time. */
  void advance() {
    try {
      workers.advanceDue();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The managed certificates could not be looked after", failure);
    }
  }

  @Override
  public void close() {
    workers.close();
  }

  /** Forgets what was set aside long ago; what goes wrong is for the log, and for the next time. */
  void forgetOld() {
    try {
      declarations.forgetOld();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The certificates set aside could not be cleared", failure);
    }
  }

  /** Looks after TLSA records; what goes wrong is for the log, and for the next time. */
  void lookAtTlsa() {
    for (Managed certificate : lifecycle.all()) {
      try {
        dane.look(certificate);
      } catch (RuntimeException failure) {
        LOG.log(
            Level.WARNING,
            "The TLSA records of " + certificate.plan().id() + " could not be looked after",
            failure);
      }
    }
  }

  /** What TLSA records tell the world. */
  Promises promises() {
    return promises;
  }

  /** The wishes that are not the custody's own affair. */
  List<Wish> managed() {
    Set<String> ofAuthorities = settings.ofAuthorities();
    return settings.all().stream()
        .filter(wish -> settings.own().contains(wish) || ofAuthorities.contains(wish.plan().id()))
        .toList();
  }

  /** A wildcard has no records: there are no hosts that are called that. */
  private static Set<String> owners(Plan plan, List<Integer> ports) {
    return plan.names().hosts().stream()
        .filter(host -> !host.startsWith("*."))
        .flatMap(host -> ports.stream().map(port -> "_" + port + "._tcp." + host))
        .collect(Collectors.toUnmodifiableSet());
  }

  private CertificateNames publicNames(Plan plan) {
    return switch (plan.id()) {
      case FleetSettings.SITE -> certificates.site(true);
      case FleetSettings.MAIL -> certificates.mail(true);
      default -> plan.names();
    };
  }

  private Plan withServed(Plan plan) {
    return switch (plan.id()) {
      case FleetSettings.SITE -> plan.and(certificates.serviceHosts(served.domains()));
      case FleetSettings.MAIL -> plan.and(served.mailHosts().stream().sorted().toList());
      default -> plan;
    };
  }

  /** What the local CA made to bridge the time until the authority has issued. */
  private Optional<KeyedChain> standIn(Wish wish) {
    if (settings.own().contains(wish)) {
      return Optional.empty();
    }
    KeyedChain served =
        wish.plan().id().equals(FleetSettings.MAIL)
            ? custody.mail().served()
            : custody.site().served();
    return Optional.of(served).filter(chain -> custody.localCa().issued(chain.leaf()));
  }

  private Function<Authority, AcmeIssuer> issuerOf(
      KeyFiles keys, KnownAccounts known, SecureRandom random) {
    Optional<TextRecords> records = settings.zone();
    List<Proofs> proofs =
        new ArrayList<>(List.of(new HttpProofs(answers), new TlsAlpnProofs(answers)));
    records.ifPresent(zone -> proofs.add(new DnsProofs(zone)));
    Optional<Preflight> preflight =
        Optional.of(new Preflight(settings.preflight(), answers, records, random));
    return authority -> new AcmeIssuer(authority, keys, known, proofs, preflight, random);
  }

  private Map<String, List<Target>> targets() {
    return managed().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                wish -> wish.plan().id(),
                wish ->
                    List.of(
                        new Target(wish.file(), wish.group(), reload(wish), wish.listeners()))));
  }

  private Reload reload(Wish wish) {
    Reload within =
        settings.own().contains(wish) ? Reload.NONE : (file, chain) -> custody.renewDue();
    Reload withNames = wish.sniMap().map(within::then).orElse(within);
    return wish.reload().isEmpty()
        ? withNames
        : withNames.then(Command.of(wish.reload().toArray(String[]::new)));
  }
}
