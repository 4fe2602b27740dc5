package net.psmail.status.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.psmail.status.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is looked up in the DNS, at a BIND of our own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesIT {

  private static final String NAMED = "/usr/sbin/named";
  private static final int FIRST_PORT = 20_000;
  private static final int FIRST_EPHEMERAL_PORT = 32_768;
  private static final String ZONE =
      """
      $TTL 60
      @ IN SOA ns hostmaster 1 3600 600 86400 60
      @ IN NS ns
      ns IN A 127.0.0.1
      good IN MX 10 mx.good
      mx.good IN A 192.0.2.1
      good IN TXT "v=spf1 mx -all"
      _dmarc.good IN TXT "v=DMARC1; p=reject"
      s1._domainkey.good IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
      bare IN A 192.0.2.2
      lost IN MX 10 nowhere.lost
      twice IN MX 10 mx.good
      twice IN TXT "v=spf1 -all"
      twice IN TXT "v=spf1 +all"
      open IN MX 10 mx.good
      open IN TXT "v=spf1 mx -all"
      2.0.0.127.list IN A 127.0.0.2
      3.0.0.127.list IN A 127.255.255.254
      """;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private int port;
  private Process named;

  @BeforeAll
  void startNamed(@TempDir Path directory) throws IOException {
    assertThat(Path.of(NAMED)).as("apt-get install -y --no-install-recommends bind9").exists();
    port = freePort();
    Path zone = Files.writeString(directory.resolve("zone"), ZONE);
    Path configuration =
        Files.writeString(
            directory.resolve("named.conf"),
            """
            options { directory "%1$s"; pid-file "%1$s/pid"; session-keyfile none;
              listen-on port %2$d { 127.0.0.1; }; listen-on-v6 { none; }; recursion no;
              notify no; empty-zones-enable no; };
            controls { };
            zone "example.test" { type primary; file "%3$s"; check-names ignore; };
            """
                .formatted(directory, port, zone));
    Path log = directory.resolve("log");
    named =
        new ProcessBuilder(NAMED, "-g", "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await(log.toString())
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> Files.readString(log, UTF_8).contains("running"));
  }

  @AfterAll
  void stop() {
    named.destroy();
    named.onExit().join();
    timer.shutdownNow();
  }

  /** One that is free for TCP and UDP, and that the system gives to no client. */
  private static int freePort() throws IOException {
    for (int port : new Random().ints(50, FIRST_PORT, FIRST_EPHEMERAL_PORT).toArray()) {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      try (ServerSocket tcp = new ServerSocket();
          DatagramSocket udp = new DatagramSocket(address)) {
        tcp.bind(address);
        return udp.getLocalPort();
      } catch (IOException taken) {
        // the next one may be free
      }
    }
    throw new IOException("No port is free.");
  }

  private Outcome probe(int server, ProbeKind kind, String target, Map<String, String> options) {
    Settings settings =
        new Settings(
            key ->
                key.equals("psmail.dns.resolvers")
                    ? Optional.of("127.0.0.1:" + server)
                    : Optional.empty());
    try (Prober prober =
        new Prober(
            ProberSettings.from(settings),
            Clock.systemUTC(),
            timer,
            Executors.defaultThreadFactory())) {
      return prober.probe(
          Probe.of("own", kind, target, options)
              .every(Duration.ofMinutes(1), Duration.ofSeconds(3)));
    }
  }

  private Outcome probe(ProbeKind kind, String target, Map<String, String> options) {
    return probe(port, kind, target, options);
  }

  @Test
  void findsARecordWithItsValue() {
    Outcome outcome =
        probe(
            ProbeKind.DNS,
            "good.example.test",
            Map.of("type", "MX", "expect", "10 MX.good.example.test"));
    assertThat(outcome.finding()).isEqualTo(Finding.WORKS);
    assertThat(outcome.detail()).isEqualTo("10 mx.good.example.test");
  }

  @Test
  void findsARecordThatIsMissingOrAnother() {
    assertThat(probe(ProbeKind.DNS, "none.example.test", Map.of("type", "A")).finding())
        .isEqualTo(Finding.RECORD_MISSING);
    assertThat(
            probe(ProbeKind.DNS, "bare.example.test", Map.of("type", "A", "expect", "192.0.2.9"))
                .finding())
        .isEqualTo(Finding.RECORD_WRONG);
  }

  @Test
  void doesNotWaitForANameServerThatIsSilent() throws IOException {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Outcome outcome =
          probe(silent.getLocalPort(), ProbeKind.DNS, "x.example.test", Map.of("type", "A"));
      assertThat(outcome.finding()).isEqualTo(Finding.TIMED_OUT);
      assertThat(outcome.took()).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void findsTheRecordsThatMailNeeds() {
    Outcome outcome =
        probe(
            ProbeKind.MAIL_RECORDS,
            "good.example.test",
            Map.of("records", "mx,spf,dmarc,dkim", "selectors", "s1"));
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(Finding.WORKS);
  }

  @ParameterizedTest
  @CsvSource({
    "bare, mx, RECORD_MISSING, mx",
    "lost, mx, RECORD_WRONG, mx",
    "twice, spf, RECORD_WRONG, spf",
    "open, dmarc, RECORD_MISSING, dmarc"
  })
  void namesTheRecordThatIsMissingOrWrong(
      String domain, String records, Finding finding, String named) {
    Outcome outcome =
        probe(ProbeKind.MAIL_RECORDS, domain + ".example.test", Map.of("records", records));
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(finding);
    assertThat(outcome.detail()).startsWith(named + ": ");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.2, BLOCKLISTED", "127.0.0.3, WORKS", "127.0.0.4, WORKS"})
  void findsAnAddressOnAList(String address, Finding finding) {
    Outcome outcome = probe(ProbeKind.BLOCKLIST, address, Map.of("lists", "list.example.test"));
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(finding);
  }

  @Test
  void doesNotTakeUnsignedRecordsForSigned() {
    Outcome outcome = probe(ProbeKind.DNSSEC, "good.example.test", Map.of("type", "MX"));
    assertThat(outcome.failed()).isTrue();
  }
}
