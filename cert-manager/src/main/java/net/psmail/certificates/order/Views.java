package net.psmail.certificates.order;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.install.Listener;
import net.psmail.certificates.install.Lookout;
import net.psmail.certificates.install.Sighting;
import net.psmail.certificates.lifecycle.Declared;
import net.psmail.certificates.lifecycle.Managed;
import net.psmail.certificates.lifecycle.Standing;
import net.psmail.certificates.order.CertificateView.Happening;
import net.psmail.certificates.order.CertificateView.LeftOut;
import net.psmail.certificates.order.CertificateView.Origin;
import net.psmail.certificates.order.CertificateView.Sight;
import net.psmail.certificates.store.TlsDirectory;

/** The certificates as people are shown them. */
final class Views {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final FleetSettings settings;
  private final CertificateCustody custody;
  private final Fleet fleet;
  private final Clock clock;

  Views(FleetSettings settings, CertificateCustody custody, Fleet fleet, Clock clock) {
    this.settings = settings;
    this.custody = custody;
    this.fleet = fleet;
    this.clock = clock;
  }

  /** Those of the configuration first. */
  List<CertificateView> all() {
    Set<String> overruled = fleet.declared().overruled();
    return Stream.concat(
            settings.all().stream().map(wish -> view(wish, overruled)),
            fleet.declared().all().stream().flatMap(one -> view(one).stream()))
        .toList();
  }

  Optional<CertificateView> find(String id) {
    return wish(id)
        .map(wish -> view(wish, fleet.declared().overruled()))
        .or(() -> fleet.declared().find(id).flatMap(this::view));
  }

  List<Happening> history(String id) {
    return fleet.lifecycle().history(id).stream()
        .map(
            event -> new Happening(event.at(), word(event.stage()), event.issuer(), event.reason()))
        .toList();
  }

  /** The chain that is served, leaf first, in PEM. */
  Optional<String> chain(String id) {
    return Optional.of(served(id))
        .filter(chain -> !chain.isEmpty())
        .map(chain -> chain.stream().map(TlsDirectory::pem).collect(Collectors.joining()));
  }

  /** The TLSA records of its keys. */
  List<TlsaView> tlsa(String id) {
    return fleet
        .lifecycle()
        .find(id)
        .map(managed -> new TlsaViews(fleet.promises(), clock).of(managed))
        .orElse(List.of());
  }

  /** What its listeners serve at this moment, for people. */
  List<Sight> look(String id) {
    List<X509Certificate> wanted = served(id);
    return sightings(id).stream().map(sighting -> sight(sighting, wanted)).toList();
  }

  /** What its listeners serve at this moment. */
  List<Sighting> sightings(String id) {
    return new Lookout(PATIENCE).look(listeners(id));
  }

  /** Those of a declared one are asked for the names that it holds now. */
  private List<Listener> listeners(String id) {
    return wish(id)
        .map(Wish::listeners)
        .or(
            () ->
                fleet
                    .declared()
                    .find(id)
                    .flatMap(
                        one ->
                            served(id).stream()
                                .findFirst()
                                .map(
                                    leaf ->
                                        fleet
                                            .declared()
                                            .listeners(one, CertificateNames.in(leaf)))))
        .orElse(List.of());
  }

  /** The chain that should be served; empty before the first. */
  List<X509Certificate> served(String id) {
    return fleet
        .lifecycle()
        .find(id)
        .map(managed -> managed.standing().current())
        .or(() -> wish(id).map(wish -> kept(id)))
        .orElse(List.of());
  }

  private Optional<Wish> wish(String id) {
    return settings.all().stream().filter(wish -> wish.plan().id().equals(id)).findFirst();
  }

  private CertificateView view(Wish wish, Set<String> overruled) {
    String id = wish.plan().id();
    Origin origin = overruled.contains(id) ? new Origin(null, true) : Origin.CONFIGURATION;
    return fleet
        .lifecycle()
        .find(id)
        .map(managed -> managed(managed, origin))
        .orElseGet(() -> kept(wish, origin));
  }

  /** Nothing for one that another node has just forgotten. */
  private Optional<CertificateView> view(Declared one) {
    Origin origin = new Origin(Declaration.of(one), false);
    return fleet.lifecycle().find(one.plan().id()).map(managed -> managed(managed, origin));
  }

  private CertificateView managed(Managed managed, Origin origin) {
    Standing standing = managed.standing();
    String id = managed.plan().id();
    List<X509Certificate> served = standing.current();
    return new CertificateView(
        id,
        managed.plan().names().all(),
        word(standing.stage()),
        standing.issuer() == null ? managed.plan().issuers().get(0) : standing.issuer(),
        served.isEmpty() ? null : CertificateStatus.of(id, served.get(0)),
        standing.renewAt(),
        standing.nextLook(),
        standing.failures(),
        standing.reason(),
        standing.leftOut().stream()
            .map(finding -> new LeftOut(finding.name(), finding.sentence()))
            .toList(),
        true,
        origin);
  }

  private CertificateView kept(Wish wish, Origin origin) {
    String id = wish.plan().id();
    CertificateStatus served = CertificateStatus.of(id, kept(id).get(0));
    Instant renewal = KeptFile.renewal(served.notBefore(), served.notAfter());
    return new CertificateView(
        id,
        served.names(),
        "kept",
        LocalIssuer.NAME,
        served,
        renewal,
        clock.instant().isBefore(renewal) ? renewal : clock.instant(),
        0,
        null,
        List.of(),
        false,
        origin);
  }

  /** What the local CA keeps by itself. */
  private List<X509Certificate> kept(String id) {
    KeyedChain kept =
        id.equals(FleetSettings.MAIL) ? custody.mail().served() : custody.site().served();
    return kept.chain();
  }

  private static Sight sight(Sighting sighting, List<X509Certificate> wanted) {
    return new Sight(
        sighting.listener().label(),
        sighting.listener().port(),
        word(sighting.against(wanted)),
        sighting.chain().isEmpty()
            ? null
            : CertificateStatus.of(sighting.listener().label(), sighting.chain().get(0)),
        wanted.isEmpty() ? sighting.listener().label() + "." : sighting.sentence(wanted));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
