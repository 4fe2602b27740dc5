package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
      _dmarc.twice IN TXT "v=DMARC1; rua=mailto:a@example.test"
      s1._domainkey.twice IN TXT "v=DKIM1; k=ed25519; p="
      _mta-sts.twice IN TXT "v=STSv1; id=not a word;"
      2.0.0.127.list IN A 127.0.0.2
      3.0.0.127.list IN A 127.255.255.254
      """;

  private Bind bind;

  @BeforeAll
  void startNamed(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("zone"), ZONE);
    bind = Bind.start(directory, Map.of("example.test", "zone"));
  }

  @AfterAll
  void stop() {
    bind.close();
  }

  private Outcome probe(int server, ProbeKind kind, String target, Map<String, String> options) {
    return OneLook.with(Map.of("psmail.dns.resolvers", "127.0.0.1:" + server))
        .at(
            Probe.of("own", kind, target, options)
                .every(Duration.ofMinutes(1), Duration.ofSeconds(3)));
  }

  private Outcome probe(ProbeKind kind, String target, Map<String, String> options) {
    return probe(bind.port(), kind, target, options);
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
    "bare, spf, RECORD_MISSING, mx",
    "lost, tlsa, RECORD_WRONG, mx",
    "open, dmarc, RECORD_MISSING, dmarc",
    "twice, dmarc, RECORD_WRONG, dmarc",
    "open, dkim, RECORD_MISSING, dkim",
    "twice, dkim, RECORD_WRONG, dkim",
    "open, mta-sts, RECORD_MISSING, mta-sts",
    "twice, mta-sts, RECORD_WRONG, mta-sts"
  })
  void namesTheRecordThatIsMissingOrWrong(
      String domain, String records, Finding finding, String named) {
    Outcome outcome =
        probe(
            ProbeKind.MAIL_RECORDS,
            domain + ".example.test",
            Map.of("records", records, "selectors", "s1"));
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
