package net.psmail.certificates.order;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.install.Lookout;
import net.psmail.certificates.install.Sighting;
import net.psmail.certificates.lifecycle.Managed;
import net.psmail.certificates.lifecycle.Standing;
import net.psmail.certificates.order.CertificateView.Happening;
import net.psmail.certificates.order.CertificateView.LeftOut;
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

  List<CertificateView> all() {
    return settings.all().stream().map(this::view).toList();
  }

  Optional<CertificateView> find(String id) {
    return wish(id).map(this::view);
  }

  List<Happening> history(String id) {
    return fleet.lifecycle().history(id).stream()
        .map(
            event -> new Happening(event.at(), word(event.stage()), event.issuer(), event.reason()))
        .toList();
  }

  /** The chain that is served, leaf first, in PEM. */
  Optional<String> chain(String id) {
    return wish(id)
        .map(this::served)
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
    return new Lookout(PATIENCE).look(wish(id).map(Wish::listeners).orElse(List.of()));
  }

  /** The chain that should be served; empty before the first. */
  List<X509Certificate> served(String id) {
    return wish(id).map(this::served).orElse(List.of());
  }

  private Optional<Wish> wish(String id) {
    return settings.all().stream().filter(wish -> wish.plan().id().equals(id)).findFirst();
  }

  private CertificateView view(Wish wish) {
    return fleet.lifecycle().find(wish.plan().id()).map(this::managed).orElseGet(() -> kept(wish));
  }

  private CertificateView managed(Managed managed) {
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
        true);
  }

  private CertificateView kept(Wish wish) {
    CertificateStatus served = CertificateStatus.of(wish.plan().id(), served(wish).get(0));
    Instant renewal = KeptFile.renewal(served.notBefore(), served.notAfter());
    return new CertificateView(
        wish.plan().id(),
        served.names(),
        "kept",
        LocalIssuer.NAME,
        served,
        renewal,
        clock.instant().isBefore(renewal) ? renewal : clock.instant(),
        0,
        null,
        List.of(),
        false);
  }

  private List<X509Certificate> served(Wish wish) {
    String id = wish.plan().id();
    Optional<Managed> managed = fleet.lifecycle().find(id);
    if (managed.isPresent()) {
      return managed.get().standing().current();
    }
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
