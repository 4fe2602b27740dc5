package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.install.Listener.Protocol;
import net.psmail.certificates.install.ServerTls;
import net.psmail.certificates.install.TrialServer;
import net.psmail.certificates.lifecycle.Alarms;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators are told of listeners, ours and others'. */
class WatchIT {

  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final Alarms alarms = new Alarms(database, clock);
  private final List<CertificateAlarm> told = new ArrayList<>();
  private final List<TrialServer> servers = new ArrayList<>();
  private final Map<String, String> settings = new HashMap<>();
  private final KeyedChain foreign;

  private boolean takesJobs = true;

  WatchIT(@TempDir Path path) {
    settings.put("psmail.data", path.toString());
    CertificateNames names = CertificateNames.of(List.of("www.psmail.test"));
    SecureRandom random = new SecureRandom();
    foreign =
        LocalCa.create(names, clock.instant(), random).issue(names, Purpose.TLS, clock.instant());
  }

  @AfterEach
  void stop() throws IOException {
    for (TrialServer server : servers) {
      server.close();
    }
  }

  @Test
  void tellsOnceOfAListenerThatServesAnotherCertificateUntilItServesTheRightOne()
      throws IOException {
    CertificateCustody custody = wellServed();
    ServerTls served = new ServerTls(foreign);
    settings.put("psmail.certificate.site.listeners", address(served));
    Watch watch = watch(custody);

    watch.look();
    assertThat(told).as("a server may be starting").isEmpty();
    watch.look();
    watch.look();

    assertThat(told).extracting(CertificateAlarm::subject).containsExactly("site");
    assertThat(told.get(0).kind()).isEqualTo("not-served");
    assertThat(told.get(0).sentence()).contains("serves another certificate");
    assertThat(alarms.standing()).hasSize(1);

    served.serve(custody.site().served());
    watch.look();

    assertThat(alarms.standing()).isEmpty();
  }

  @Test
  void tellsLaterOfWhatItCouldNotTellAtOnce() throws IOException {
    CertificateCustody custody = wellServed();
    settings.put("psmail.certificate.site.listeners", address(new ServerTls(foreign)));
    Watch watch = watch(custody);
    takesJobs = false;
    watch.look();
    watch.look();
    assertThat(alarms.standing()).hasSize(1);

    takesJobs = true;
    watch.look();
    assertThat(told).as("somebody may be at it").isEmpty();
    clock.forward(Duration.ofMinutes(5));
    watch.look();
    watch.look();

    assertThat(told).extracting(CertificateAlarm::subject).containsExactly("site");
  }

  @Test
  void tellsOnceThoughTwoNodesLook() throws IOException {
    CertificateCustody custody = wellServed();
    settings.put("psmail.certificate.site.listeners", address(new ServerTls(foreign)));
    List<Watch> nodes = List.of(watch(custody), watch(custody));

    nodes.forEach(Watch::look);
    nodes.forEach(Watch::look);

    assertThat(told).hasSize(1);
  }

  @Test
  void tellsOfTheEndOfACertificateThatOthersLookAfter() throws IOException {
    settings.put("psmail.certificates.watched", address(new ServerTls(foreign)));
    Watch watch = watch(wellServed());
    watch.look();
    watch.look();
    assertThat(told).isEmpty();

    clock.forward(Duration.ofDays(80));
    watch.look();
    watch.look();

    assertThat(told)
        .filteredOn(alarm -> alarm.subject().contains("127.0.0.1"))
        .extracting(CertificateAlarm::kind)
        .containsExactly("expires");
  }

  @Test
  void tellsOfAListenerOfOthersThatIsGone() throws IOException {
    settings.put("psmail.certificates.watched", address(new ServerTls(foreign)));
    servers.get(0).close();
    Watch watch = watch(wellServed());

    watch.look();
    watch.look();

    assertThat(told).extracting(CertificateAlarm::kind).containsExactly("not-served");
    assertThat(told.get(0).sentence()).contains("shows no certificate").doesNotContain("null");
  }

  private CertificateCustody wellServed() throws IOException {
    CertificateCustody custody = custody();
    settings.put("psmail.certificate.site.listeners", address(custody.site()));
    settings.put("psmail.certificate.mail.listeners", address(custody.mail()));
    return custody;
  }

  private CertificateCustody custody() {
    CertificateSettings base = CertificateSettings.from(new MapConfig(settings));
    return new CertificateCustody(
        base, new TlsDirectory(base.directory()), clock, new SecureRandom());
  }

  private Watch watch(CertificateCustody custody) {
    CertificateSettings base = CertificateSettings.from(new MapConfig(settings));
    FleetSettings wanted = FleetSettings.from(new MapConfig(settings), base);
    Fleet fleet =
        new Fleet(wanted, base, custody, database, clock, new SecureRandom(), Thread::new);
    return new Watch(
        new Views(wanted, custody, fleet, clock),
        wanted.others(),
        alarms,
        new Revocations(clock),
        clock,
        alarm -> {
          if (!takesJobs) {
            throw new IllegalStateException("The database took no job.");
          }
          told.add(alarm);
        });
  }

  /** As settings name a server that is started with this. */
  private String address(ServerTls tls) throws IOException {
    TrialServer server = new TrialServer(Protocol.TLS, tls);
    servers.add(server);
    return "tls://127.0.0.1:" + server.listener().port() + "/localhost";
  }
}
