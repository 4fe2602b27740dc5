package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.Tlsa;
import net.psmail.certificates.dns.Bind;
import net.psmail.certificates.dns.DnsServer;
import net.psmail.certificates.dns.TlsaRecords;
import net.psmail.certificates.lifecycle.Alarms;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.order.TlsaView.Line;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the settings to what people are shown, with a certificate of the local CA's. */
class TlsaIT {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String OWNER = "_25._tcp.mx.acme.test";

  private Path directory;
  private int port;
  private Bind bind;
  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final Map<String, String> values = new HashMap<>();
  private final List<CertificateAlarm> told = new ArrayList<>();

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    port = Bind.freePort();
    bind = new Bind(directory.resolve("bind"), port, "127.0.0.1", "::1");
    values.putAll(
        Map.of(
            "psmail.data",
            directory.toString(),
            "psmail.domains",
            "acme.test",
            "psmail.certificates",
            "mx",
            "psmail.certificate.mx.names",
            "mx.acme.test, *.acme.test",
            "psmail.certificate.mx.file",
            directory.resolve("mx.pem").toString(),
            "psmail.certificate.mx.dane",
            "25",
            "psmail.dns.resolvers",
            "127.0.0.1:" + port,
            "psmail.dns.port",
            String.valueOf(port)));
  }

  @AfterEach
  void stop() {
    bind.close();
  }

  @Test
  void showsWhatToPasteAndHowFarItHasCome() throws IOException {
    Fleet fleet = fleet();
    assertThat(shown(fleet).state()).isEqualTo("unknown");
    assertThat(shown(fleet).published()).isFalse();
    fleet.lookAtTlsa();
    assertThat(shown(fleet).state()).isEqualTo("unserved");
    assertThat(shown(fleet).records()).as("too early").isEmpty();
    issue(fleet);
    TlsaView view = shown(fleet);
    assertThat(view.owner()).isEqualTo(OWNER);
    assertThat(view.published()).isFalse();
    assertThat(view.state()).isEqualTo("missing");
    assertThat(view.signed()).isFalse();
    assertThat(view.sentence()).contains("no DNSSEC: nobody goes by");
    assertThat(view.records()).extracting(Line::key).containsExactly("current", "next");
    assertThat(view.records().get(0).zoneLine())
        .isEqualTo(OWNER + ". 3600 IN TLSA " + servedKey(fleet).text());

    paste(view.records().stream().map(Line::zoneLine).toList());
    fleet.lookAtTlsa();
    assertThat(shown(fleet).state()).isEqualTo("waiting");
    assertThat(shown(fleet).records().get(1).ripeAt())
        .isEqualTo(clock.instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MICROS));
    clock.forward(Duration.ofHours(2));
    fleet.lookAtTlsa();
    assertThat(shown(fleet).state()).isEqualTo("ripe");
    assertThat(fleet.lifecycle().beginAnew("mx", "Now.")).isTrue();
    issue(fleet);

    assertThat(shown(fleet).records())
        .extracting(line -> line.key() + " " + line.state())
        .containsExactly("current ripe", "next missing", "former staying");
    clock.forward(Duration.ofHours(2));
    fleet.lookAtTlsa();
    assertThat(shown(fleet).sentence()).contains("Put these", "Remove the records of former keys");
  }

  @Test
  void publishesByItselfWhereItMay() throws IOException {
    Path key = Files.writeString(directory.resolve("tsig"), Bind.SECRET);
    values.putAll(
        Map.of(
            "psmail.acme.dns.updates",
            "127.0.0.1:" + port,
            "psmail.acme.dns.key-name",
            Bind.KEY_NAME,
            "psmail.acme.dns.key-file",
            key.toString()));
    Fleet fleet = fleet();
    fleet.lookAtTlsa();
    issue(fleet);
    fleet.lookAtTlsa();

    assertThat(shown(fleet).published()).isTrue();
    assertThat(shown(fleet).state()).isEqualTo("waiting");
  }

  @Test
  void tellsOnceOfRecordsThatTurnMailAway() throws IOException {
    Fleet fleet = fleet();
    fleet.lookAtTlsa();
    issue(fleet);
    paste(List.of(OWNER + ". 3600 IN TLSA 3 1 1 " + "ab".repeat(32)));
    fleet.lookAtTlsa();
    assertThat(shown(fleet).state()).isEqualTo("wrong");
    Watch watch =
        new Watch(
            views(fleet),
            List.of(),
            new Alarms(database, clock),
            new Revocations(clock),
            clock,
            told::add);

    for (int i = 0; i < 3; i++) {
      watch.look();
    }
    assertThat(told)
        .filteredOn(alarm -> alarm.subject().equals("mx"))
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.kind()).isEqualTo("dane"))
        .satisfies(alarm -> assertThat(alarm.sentence()).contains(OWNER, "do not deliver"));
    paste(List.of(OWNER + ". 3600 IN TLSA " + servedKey(fleet).text()));
    fleet.lookAtTlsa();
    watch.look();

    assertThat(new Alarms(database, clock).standing())
        .noneMatch(alarm -> alarm.subject().equals("mx"));
  }

  @Test
  void refusesPortsForWhatTheLocalCaKeepsByItself() {
    values.put("psmail.certificate.mail.dane", "25");

    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(this::settings)
        .withMessageStartingWith("psmail.certificate.mail.dane: ");
  }

  @Test
  void saysWhatToWriteInsteadOfAPort() {
    values.put("psmail.certificate.mx.dane", "smtp");

    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(this::settings)
        .withMessageStartingWith("psmail.certificate.mx.dane: write the numbers of ports");
  }

  /** Until nothing more is due: another look, another step. */
  private void issue(Fleet fleet) {
    fleet.lifecycle().advanceDue();
    clock.forward(Duration.ofMinutes(1));
    fleet.lifecycle().advanceDue();
    fleet.lookAtTlsa();
    assertThat(fleet.lifecycle().standing("mx").orElseThrow().current()).isNotEmpty();
  }

  private void paste(List<String> lines) throws IOException {
    DnsServer server =
        new DnsServer(
            bind.address(), bind.address(), port, Bind.KEY_NAME, Bind.ALGORITHM, Bind.SECRET);
    new TlsaRecords(bind.address(), port, Optional.of(server))
        .change(
            OWNER,
            lines.stream()
                .map(line -> Tlsa.ofDigest(line.substring(line.lastIndexOf(' ') + 1)))
                .toList(),
            List.of());
  }

  private TlsaView shown(Fleet fleet) {
    List<TlsaView> all = views(fleet).tlsa("mx");
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static Tlsa servedKey(Fleet fleet) {
    return Tlsa.of(fleet.lifecycle().standing("mx").orElseThrow().current().get(0).getPublicKey());
  }

  private Views views(Fleet fleet) {
    return new Views(settings(), custody(), fleet, clock);
  }

  private Fleet fleet() {
    Fleet fleet =
        new Fleet(settings(), certificates(), custody(), database, clock, RANDOM, Thread::new);
    fleet.declare();
    return fleet;
  }

  private CertificateCustody custody() {
    return new CertificateCustody(
        certificates(), new TlsDirectory(certificates().directory()), clock, RANDOM);
  }

  private FleetSettings settings() {
    return FleetSettings.from(new MapConfig(values), certificates());
  }

  private CertificateSettings certificates() {
    return CertificateSettings.from(new MapConfig(values));
  }
}
