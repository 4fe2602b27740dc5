package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/** Signed zones below a signed one whose key the settings trust, at a BIND of our own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedNamesIT {

  private static final String HEAD =
      """
      $TTL 60
      @ IN SOA ns hostmaster 1 3600 600 86400 60
      @ IN NS ns
      ns IN A 127.0.0.1
      """;
  private static final int NOBODY_LISTENS = 1;
  private static final String CHILD =
      """
      www IN A 192.0.2.10
      @ IN MX 10 mx
      mx IN A 127.0.0.1
      _25._tcp.mx IN TLSA 3 1 1 %1$s
      two IN MX 10 mx
      two IN MX 20 bare
      bare IN A 127.0.0.1
      ca IN MX 10 mx.ca
      mx.ca IN A 192.0.2.13
      _25._tcp.mx.ca IN TLSA 1 1 1 %1$s
      short IN MX 10 mx.short
      mx.short IN A 192.0.2.14
      _25._tcp.mx.short IN TLSA 3 1 1 %2$s
      """
          .formatted("ab".repeat(32), "ab".repeat(31));

  private Path directory;
  private Bind bind;

  @BeforeAll
  void startNamed(@TempDir Path empty) throws IOException {
    directory = empty;
    for (String zone : new String[] {"right", "broken", "old", "plain"}) {
      Files.writeString(directory.resolve(zone), HEAD + CHILD);
    }
    Bind.sign(directory, "right.test", "right");
    Bind.sign(directory, "broken.test", "broken");
    Bind.sign(directory, "old.test", "old", "-s", "20200101000000", "-e", "20200201000000");
    Path broken = directory.resolve("broken.signed");
    Files.writeString(broken, Files.readString(broken).replace("192.0.2.10", "192.0.2.66"));
    StringBuilder parent = new StringBuilder(HEAD);
    for (String zone : new String[] {"right", "broken", "old", "plain"}) {
      parent.append(zone).append(" IN NS ns\n");
    }
    Files.writeString(directory.resolve("parent"), parent);
    Bind.sign(directory, "test", "parent");
    bind =
        Bind.start(
            directory,
            Map.of(
                "test", "parent.signed",
                "right.test", "right.signed",
                "broken.test", "broken.signed",
                "old.test", "old.signed",
                "plain.test", "plain"));
  }

  @AfterAll
  void stop() {
    bind.close();
  }

  private Outcome probe(
      String anchors, ProbeKind kind, String target, Map<String, String> options) {
    return looking(anchors).at(of(kind, target, options));
  }

  private OneLook looking(String anchors) {
    return bind.asked().and("psmail.status.dnssec.anchors", directory.resolve(anchors).toString());
  }

  private static Probe of(ProbeKind kind, String target, Map<String, String> options) {
    return Probe.of("own", kind, target, options)
        .every(Duration.ofMinutes(1), Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({
    "www.right.test, A, WORKS",
    "right.test, SOA, WORKS",
    "right.test, AAAA, RECORD_MISSING",
    "none.right.test, A, RECORD_MISSING",
    "www.plain.test, A, NOT_SIGNED",
    "www.broken.test, A, BOGUS",
    "mx.broken.test, A, WORKS",
    "www.old.test, A, BOGUS"
  })
  void tellsASignedRecordFromAnUnsignedAndAForgedOne(String name, String type, Finding finding) {
    Outcome outcome = probe("dsset-test.", ProbeKind.DNSSEC, name, Map.of("type", type));
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(finding);
  }

  @Test
  void believesNoOtherKeyThanThatOfTheSettings() throws IOException {
    String digest = "AB".repeat(32);
    Files.writeString(directory.resolve("other"), "test. IN DS 4711 13 2 " + digest + "\n");
    assertThat(probe("other", ProbeKind.DNSSEC, "www.right.test", Map.of("type", "A")).finding())
        .isEqualTo(Finding.BOGUS);
  }

  @ParameterizedTest
  @CsvSource({
    "right.test, WORKS, 'tlsa; not compared, because not to be asked at port 1: mx.right.test'",
    "two.right.test, RECORD_MISSING, tlsa: none at _25._tcp.bare.right.test",
    "ca.right.test, RECORD_WRONG, tlsa: none at _25._tcp.mx.ca.right.test is of use",
    "short.right.test, RECORD_WRONG, tlsa: none at _25._tcp.mx.short.right.test is of use",
    "plain.test, NOT_SIGNED, _25._tcp.mx.plain.test. TLSA",
    "old.test, BOGUS, _25._tcp.mx.old.test. TLSA"
  })
  void wantsAUsableAndSignedTlsaRecordForEveryHost(String domain, Finding finding, String detail) {
    Outcome outcome =
        looking("dsset-test.")
            .at(
                of(ProbeKind.MAIL_RECORDS, domain, Map.of("records", "tlsa")),
                new MailRecordsLook(NOBODY_LISTENS, NOBODY_LISTENS));
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(finding);
    assertThat(outcome.detail()).isEqualTo(detail);
  }
}
