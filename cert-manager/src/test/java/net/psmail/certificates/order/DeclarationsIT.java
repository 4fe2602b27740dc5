package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.psmail.certificates.acme.Pebble;
import net.psmail.certificates.install.Listener.Protocol;
import net.psmail.certificates.install.ServerTls;
import net.psmail.certificates.install.TrialServer;
import net.psmail.certificates.lifecycle.Alarms;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.order.CertificateView.Happening;
import net.psmail.certificates.order.CertificateView.Sight;
import net.psmail.certificates.order.TypingFault.Kind;
import net.psmail.certificates.order.TypingFault.Part;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what operators declare, with the local CA as the issuer. */
class DeclarationsIT {

  private final Map<String, String> settings = new HashMap<>();
  private final DataSource database = TrialDatabase.create();
  private final SettableClock clock = new SettableClock();
  private Path data;
  private Path web;

  @BeforeEach
  void configure(@TempDir Path temporary) throws IOException {
    data = temporary.resolve("data");
    web = Files.createDirectory(temporary.resolve("web"));
    settings.put("psmail.data", data.toString());
    settings.put("psmail.certificates.places", "web");
    settings.put("psmail.certificate.place.web.directory", web.toString());
    settings.put(
        "psmail.certificate.place.web.reload", "/usr/bin/touch " + temporary.resolve("told"));
  }

  @Test
  void keepsACertificateWithoutAPlaceInAFolderOfOurs() {
    Fleet fleet = started();

    assertThat(fleet.declarations().declare(typed("shop", "shop.psmail.test", ""), "grace"))
        .isEmpty();
    fleet.lifecycle().advanceDue();

    assertThat(stage(fleet)).isEqualTo(Stage.PROVED);
    assertThat(data.resolve("tls/declared/shop.pem")).exists();
    CertificateView shop = views(fleet).find("shop").orElseThrow();
    assertThat(shop.origin().declaration())
        .isEqualTo(fleet.declarations().find("shop").orElseThrow());
    assertThat(shop.wanted()).containsExactly("shop.psmail.test");
    assertThat(views(fleet).chain("shop")).isPresent();
    assertThat(views(fleet).history("shop"))
        .extracting(Happening::reason)
        .contains("Declared by grace.");
    assertThat(fleet.trialPlan("shop")).isPresent();
  }

  @Test
  void installsInAPlaceOfTheSettingsAndTellsItsServer() {
    Fleet fleet = started();

    fleet.declarations().declare(typed("shop", "shop.psmail.test", "web"), "grace");
    fleet.lifecycle().advanceDue();

    assertThat(stage(fleet)).isEqualTo(Stage.PROVED);
    assertThat(web.resolve("shop.pem")).exists();
    assertThat(web.resolveSibling("told")).exists();
  }

  @Test
  void countsWhenItsServerShowsItForEachOfItsNames() throws IOException {
    ServerTls tls = new ServerTls(custody().site().served());
    TlsDirectory place = new TlsDirectory(web);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    Future<?> looking =
        timer.scheduleWithFixedDelay(
            () -> place.read("shop.pem").ifPresent(tls::serve), 0, 20, TimeUnit.MILLISECONDS);
    try (TrialServer server = new TrialServer(Protocol.TLS, tls)) {
      String listener = "127.0.0.1:" + server.listener().port();
      settings.put("psmail.certificate.place.web.listeners", "tls://" + listener);
      Fleet fleet = started();

      fleet
          .declarations()
          .declare(typed("shop", "shop.psmail.test www.psmail.test", "web"), "grace");
      fleet.lifecycle().advanceDue();

      assertThat(stage(fleet)).isEqualTo(Stage.PROVED);
      assertThat(views(fleet).look("shop"))
          .extracting(Sight::listener, Sight::state)
          .containsExactly(
              tuple("TLS on " + listener + " for shop.psmail.test", "served"),
              tuple("TLS on " + listener + " for www.psmail.test", "served"));
    } finally {
      looking.cancel(true);
      timer.shutdownNow();
    }
  }

  @Test
  void goesToAnotherPlaceWhenThatAloneIsChanged() {
    Fleet fleet = started();
    fleet.declarations().declare(typed("shop", "shop.psmail.test", ""), "grace");
    fleet.lifecycle().advanceDue();

    assertThat(fleet.declarations().change(typed("shop", "shop.psmail.test", "web"), 0, "ada"))
        .isEmpty();
    fleet.lifecycle().advanceDue();

    assertThat(web.resolve("shop.pem")).exists();
    assertThat(fleet.declarations().find("shop").orElseThrow().typed().place()).isEqualTo("web");
  }

  @Test
  void doesNotChangeWhatAnotherChangedMeanwhile() {
    Declarations declarations = started().declarations();
    declarations.declare(typed("shop", "shop.psmail.test", ""), "grace");
    declarations.change(typed("shop", "www.psmail.test", ""), 0, "ada");

    assertThat(declarations.change(typed("shop", "blog.psmail.test", ""), 0, "grace"))
        .containsExactly(new TypingFault(Part.ID, Kind.CHANGED_MEANWHILE, "shop"));
  }

  @Test
  void overwritesNoFileThatLiesThere() throws IOException {
    Declarations declarations = started().declarations();
    Files.writeString(web.resolve("shop.pem"), "somebody's");

    assertThat(declarations.declare(typed("shop", "shop.psmail.test", "web"), "grace"))
        .containsExactly(new TypingFault(Part.PLACE, Kind.TAKEN, "shop.pem"));
  }

  @Test
  void leavesTheFileOfAConfiguredCertificateAlone() {
    settings.put("psmail.certificates", "own");
    settings.put("psmail.certificate.own.names", "own.psmail.test");
    settings.put("psmail.certificate.own.file", web.resolve("shop.pem").toString());
    Declarations declarations = started().declarations();

    assertThat(declarations.declare(typed("shop", "shop.psmail.test", "web"), "grace"))
        .containsExactly(new TypingFault(Part.PLACE, Kind.TAKEN, "shop.pem"));

    declarations.declare(typed("shop", "shop.psmail.test", ""), "grace");
    declarations.change(typed("shop", "shop.psmail.test", "web"), 0, "grace");
    assertThat(declarations.find("shop").orElseThrow().typed().place()).isEmpty();
  }

  @Test
  void refusesNamesOfTheConfigurationForAll() {
    settings.put("psmail.certificates", "own");
    settings.put("psmail.certificate.own.names", "own.psmail.test");
    settings.put("psmail.certificate.own.file", data.resolve("own.pem").toString());
    Declarations declarations = started().declarations();

    for (String id : List.of("site", "mail", "own", "place")) {
      assertThat(declarations.declare(typed(id, "www.psmail.test", ""), "grace"))
          .containsExactly(new TypingFault(Part.ID, Kind.TAKEN, id));
      assertThat(declarations.change(typed(id, "www.psmail.test", ""), 0, "grace")).isNotEmpty();
      assertThat(declarations.setAside(id)).isFalse();
      assertThat(declarations.bringBack(id)).isFalse();
      assertThat(declarations.find(id)).isEmpty();
    }
  }

  @Test
  void givesWayToTheConfigurationAndIsThereAgainAfterIt() {
    started().declarations().declare(typed("shop", "shop.psmail.test", ""), "grace");
    settings.put("psmail.certificates", "shop");
    settings.put("psmail.certificate.shop.names", "www.psmail.test");
    settings.put("psmail.certificate.shop.file", data.resolve("shop.pem").toString());

    Fleet configured = started();

    CertificateView shop = views(configured).find("shop").orElseThrow();
    assertThat(shop.wanted()).containsExactly("www.psmail.test");
    assertThat(shop.origin()).isEqualTo(new CertificateView.Origin(null, true));
    assertThat(views(configured).all()).extracting(CertificateView::id).containsOnlyOnce("shop");

    settings.remove("psmail.certificates");
    Fleet again = started();
    assertThat(views(again).find("shop").orElseThrow().wanted())
        .containsExactly("shop.psmail.test");
  }

  @Test
  void startsAndSaysWhyWhenItsIssuerOrItsPlaceIsGone() {
    settings.put("psmail.issuers", "local, live");
    settings.put("psmail.issuer.live.directory", "https://localhost:1/dir");
    Declarations declarations = started().declarations();
    TypedCertificate live =
        new TypedCertificate("blog", "blog.psmail.test", "", "", "", "live", "");
    assertThat(declarations.declare(live, "grace")).isEmpty();
    assertThat(declarations.declare(typed("shop", "shop.psmail.test", "web"), "grace")).isEmpty();
    settings.remove("psmail.issuers");
    settings.remove("psmail.certificates.places");

    Fleet fleet = started();
    fleet.lifecycle().advanceDue();

    assertThat(views(fleet).find("blog").orElseThrow().reason())
        .isEqualTo("live: The settings name no issuer of that name any more.");
    assertThat(views(fleet).find("shop").orElseThrow().reason())
        .contains("There is no place \"web\" in psmail.certificates.places any more");
    assertThat(views(fleet).all()).hasSize(4);
  }

  @Test
  void saysThatAProfileCouldNotBeChecked() {
    settings.put("psmail.issuers", "local, live");
    settings.put("psmail.issuer.live.directory", "https://localhost:1/dir");
    Fleet fleet = started();

    List<TypingFault> faults = fleet.declarations().declare(ofProfile("tlsserver"), "grace");

    assertThat(faults).isEmpty();
    assertThat(views(fleet).history("blog"))
        .extracting(Happening::reason)
        .contains(
            "Whether there is the profile \"tlsserver\" was not checked: no answer from live.");
  }

  @Test
  void asksTheAuthorityForTheProfile() throws IOException {
    try (Pebble pebble =
        new Pebble(data.resolve("ca"), new Pebble.Ways(Pebble.freePort(), false, 0, null))) {
      Path roots = Files.writeString(data.resolve("roots.pem"), pebble.root());
      settings.put("psmail.issuers", "local, live");
      settings.put("psmail.issuer.live.directory", pebble.directoryUri().toString());
      settings.put("psmail.issuer.live.roots", roots.toString());
      Declarations declarations = started().declarations();

      assertThat(declarations.declare(ofProfile("tlsserver"), "grace"))
          .as("Pebble has none")
          .containsExactly(new TypingFault(Part.PROFILE, Kind.NOT_OFFERED, "live"));
      assertThat(declarations.declare(ofProfile(""), "grace")).isEmpty();
    }
  }

  @Test
  void restsWhileItIsSetAsideAndIsForgottenAfterAWeek() {
    Fleet fleet = started();
    Declarations declarations = fleet.declarations();
    declarations.declare(typed("shop", "shop.psmail.test", ""), "grace");
    fleet.lifecycle().advanceDue();

    assertThat(declarations.setAside("shop")).isTrue();
    assertThat(views(fleet).find("shop").orElseThrow().origin().isSetAside()).isTrue();
    assertThat(fleet.trialPlan("shop")).isEmpty();

    clock.forward(Duration.ofDays(7));
    fleet.forgetOld();
    assertThat(declarations.bringBack("shop")).isTrue();
    assertThat(declarations.setAside("shop")).isTrue();

    clock.forward(Duration.ofDays(8));
    fleet.forgetOld();
    assertThat(views(fleet).find("shop")).isEmpty();
    assertThat(declarations.bringBack("shop")).isFalse();
    assertThat(data.resolve("tls/declared/shop.pem")).as("what was installed stays").exists();
  }

  @Test
  void alarmsNobodyForWhatIsSetAside() {
    Fleet fleet = started();
    fleet.declarations().declare(typed("shop", "shop.psmail.test", ""), "grace");
    fleet.lifecycle().advanceDue();
    List<CertificateAlarm> told = new ArrayList<>();
    Watch watch =
        new Watch(
            views(fleet),
            List.of(),
            new Alarms(database, clock),
            new Revocations(clock),
            clock,
            told::add);
    clock.forward(Duration.ofDays(88));

    watch.look();
    watch.look();
    assertThat(told).extracting(CertificateAlarm::subject).contains("shop");

    told.clear();
    fleet.declarations().setAside("shop");
    watch.look();
    assertThat(new Alarms(database, clock).standing())
        .noneMatch(alarm -> alarm.subject().equals("shop"));
  }

  private static TypedCertificate typed(String id, String names, String place) {
    return new TypedCertificate(id, names, "", "", "", "local", place);
  }

  private static TypedCertificate ofProfile(String profile) {
    return new TypedCertificate("blog", "blog.psmail.test", "", "", profile, "live local", "");
  }

  private Stage stage(Fleet fleet) {
    return fleet.lifecycle().standing("shop").orElseThrow().stage();
  }

  private Views views(Fleet fleet) {
    return new Views(wanted(), custody(), fleet, clock);
  }

  private Fleet started() {
    Fleet fleet =
        new Fleet(wanted(), base(), custody(), database, clock, new SecureRandom(), Thread::new);
    fleet.declare();
    return fleet;
  }

  private FleetSettings wanted() {
    return FleetSettings.from(new MapConfig(settings), base());
  }

  private CertificateSettings base() {
    return CertificateSettings.from(new MapConfig(settings));
  }

  private CertificateCustody custody() {
    return new CertificateCustody(
        base(),
        wanted().ofAuthorities(),
        new TlsDirectory(base().directory()),
        clock,
        new SecureRandom());
  }
}
