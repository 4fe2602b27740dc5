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
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.acme.AcmeIssuer;
import net.psmail.certificates.acme.DnsProofs;
import net.psmail.certificates.acme.HttpProofs;
import net.psmail.certificates.acme.Proofs;
import net.psmail.certificates.dns.TextRecords;
import net.psmail.certificates.install.Command;
import net.psmail.certificates.install.Reload;
import net.psmail.certificates.install.ServerInstallation;
import net.psmail.certificates.install.Target;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.Issuer;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.preflight.Preflight;

/**
 * The certificates that go through the life cycle: those that authorities are asked for, and those
 * that the operator wants besides the site's and the mail ports'.
 */
final class Fleet {

  private static final Logger LOG = System.getLogger(Fleet.class.getName());

  private final FleetSettings settings;
  private final CertificateCustody custody;
  private final Lifecycle lifecycle;
  private final ChallengeAnswers answers;
  private final Takeover takeover;
  private volatile Set<String> mailHosts;

  Fleet(
      FleetSettings settings,
      CertificateSettings certificates,
      CertificateCustody custody,
      DataSource source,
      Clock clock,
      SecureRandom random) {
    this.settings = settings;
    this.custody = custody;
    this.mailHosts = custody.moreMailHosts();
    this.answers = new ChallengeAnswers(source, clock);
    KeyFiles keys = new KeyFiles(certificates.directory().resolve("keys"));
    this.takeover = new Takeover(settings.authorities(), keys, clock);
    takeover.accounts(settings.accounts());
    this.lifecycle =
        new Lifecycle(
            source,
            issuers(keys, clock, random),
            new ServerInstallation(targets(), clock),
            keys,
            clock,
            random);
  }

  /** What is asked of them, by whom they want to know. */
  Lifecycle lifecycle() {
    return lifecycle;
  }

  ChallengeAnswers answers() {
    return answers;
  }

  /** Takes the wishes in, and forgets those that are none any more. */
  void declare() {
    List<Wish> managed = managed();
    lifecycle.keepOnly(
        managed.stream().map(wish -> wish.plan().id()).collect(Collectors.toUnmodifiableSet()));
    managed.forEach(wish -> lifecycle.declare(withMailHosts(wish.plan())));
    for (Wish wish : managed) {
      standIn(wish).ifPresent(chain -> lifecycle.standsIn(wish.plan().id(), chain.chain()));
      Path origin = wish.origin();
      if (origin != null) {
        takeover.certificate(lifecycle, withMailHosts(wish.plan()), origin);
      }
    }
  }

  /** Takes further names into the certificate of the mail ports, if that is one of them. */
  void serveMailFor(Set<String> hosts) {
    if (!hosts.equals(mailHosts)) {
      mailHosts = Set.copyOf(hosts);
      declare();
    }
  }

  /** Does what is due; what goes wrong is for the log, and for the next time. */
  void advance() {
    try {
      lifecycle.advanceDue();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The managed certificates could not be looked after", failure);
    }
  }

  /** The wishes that are not the custody's own affair. */
  List<Wish> managed() {
    Set<String> ofAuthorities = settings.ofAuthorities();
    return settings.all().stream()
        .filter(wish -> settings.own().contains(wish) || ofAuthorities.contains(wish.plan().id()))
        .toList();
  }

  private Plan withMailHosts(Plan plan) {
    if (!plan.id().equals(FleetSettings.MAIL)) {
      return plan;
    }
    List<String> names = new ArrayList<>(plan.names().all());
    mailHosts.stream().sorted().filter(host -> !names.contains(host)).forEach(names::add);
    return plan.withNames(CertificateNames.of(names));
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

  private List<Issuer> issuers(KeyFiles keys, Clock clock, SecureRandom random) {
    Optional<TextRecords> records = settings.zone();
    List<Proofs> proofs = new ArrayList<>(List.of(new HttpProofs(answers)));
    records.ifPresent(zone -> proofs.add(new DnsProofs(zone)));
    Preflight preflight = new Preflight(settings.preflight(), answers, records, random);
    List<Issuer> issuers = new ArrayList<>(List.of(new LocalIssuer(custody::localCa, clock)));
    settings
        .authorities()
        .forEach(
            authority ->
                issuers.add(
                    new AcmeIssuer(authority, keys, proofs, Optional.of(preflight), random)));
    return issuers;
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
    return wish.reload().isEmpty()
        ? within
        : within.then(Command.of(wish.reload().toArray(String[]::new)));
  }
}
