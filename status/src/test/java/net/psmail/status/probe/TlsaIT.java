package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.jcajce.provider.digest.SHA256;
import org.bouncycastle.jcajce.provider.digest.SHA512;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLSA records in a signed zone of a BIND, and what a Postfix presents after STARTTLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsaIT {

  private static final String HEAD =
      """
      $TTL 60
      @ IN SOA ns hostmaster 1 3600 600 86400 60
      @ IN NS ns
      ns IN A 127.0.0.1
      """;

  private final Authority root = new Authority();
  private final Authority below = root.below(Instant.now().plus(Duration.ofDays(30)));
  private final Identity served = below.identity("*.mail.test");
  private final X509Certificate own = served.chain().get(0);
  private final X509Certificate stranger = new Authority().identity("*.mail.test").chain().get(0);
  private final StringBuilder zone = new StringBuilder(HEAD);
  private Path directory;
  private Bind bind;
  private PrivatePostfix postfix;

  @BeforeAll
  void start(@TempDir Path names, @TempDir Path mail) throws Exception {
    directory = names;
    records();
    Files.writeString(directory.resolve("zone"), zone);
    Bind.sign(directory, "mail.test", "zone");
    bind = Bind.start(directory, Map.of("mail.test", "zone.signed"));
    postfix = new PrivatePostfix(mail, served);
  }

  private void records() throws Exception {
    host("key", "3 1 1 " + sha256(key(own)));
    host("certificate", "3 0 1 " + sha256(own.getEncoded()));
    host("long", "3 1 2 " + sha512(key(own)));
    host("whole", "3 0 0 " + hex(own.getEncoded()));
    host("whole-key", "3 1 0 " + hex(key(own)));
    host("next-too", "3 1 1 " + sha256(key(stranger)), "3 1 1 " + sha256(key(own)));
    host("root", "2 0 1 " + sha256(root.certificate().getEncoded()));
    host("between", "2 1 1 " + sha256(key(below.certificate())));
    host("unusable-too", "1 1 1 " + sha256(key(stranger)), "3 1 1 " + sha256(key(own)));
    host("another", "3 1 1 " + sha256(key(stranger)));
    host("next-alone", "3 1 1 " + sha256(key(stranger)), "3 0 1 " + "ab".repeat(32));
    host("another-root", "2 0 1 " + sha256(stranger.getEncoded()));
    host("own-as-root", "2 1 1 " + sha256(key(own)));
    host("root-as-own", "3 1 1 " + sha256(key(root.certificate())));
    host("public-alone", "1 1 1 " + sha256(key(own)), "3 1 1 " + sha256(key(stranger)));
    host("name.other", "2 1 1 " + sha256(key(root.certificate())));
    host("any.name", "3 1 1 " + sha256(key(own)));
    zone.append("domain IN MX 10 name.other\n");
    zone.append("two IN MX 10 key\ntwo IN MX 20 another\n");
    zone.append("wrapped IN MX 10 wrapped\nwrapped IN AAAA ::ffff:127.0.0.1\n");
    zone.append("_25._tcp.wrapped IN TLSA 3 1 1 ").append("ab".repeat(32)).append('\n');
  }

  /** A domain that takes its own mail. */
  private void host(String name, String... records) {
    zone.append("%1$s IN MX 10 %1$s\n%1$s IN A 127.0.0.1\n".formatted(name));
    for (String one : records) {
      zone.append("_25._tcp.").append(name).append(" IN TLSA ").append(one).append('\n');
    }
  }

  private static byte[] key(X509Certificate certificate) {
    return certificate.getPublicKey().getEncoded();
  }

  private static String sha256(byte[] bytes) {
    return hex(new SHA256.Digest().digest(bytes));
  }

  private static String sha512(byte[] bytes) {
    return hex(new SHA512.Digest().digest(bytes));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @AfterAll
  void stop() {
    postfix.close();
    bind.close();
  }

  private static Probe of(String name, Origin origin) {
    return OneLook.by(
        origin,
        Probe.of("own", ProbeKind.MAIL_RECORDS, name + ".mail.test", Map.of("records", "tlsa"))
            .every(Duration.ofMinutes(1), Duration.ofSeconds(10)));
  }

  private Outcome probe(Probe probe, int port) {
    return bind.asked()
        .and("psmail.status.dnssec.anchors", directory.resolve("dsset-mail.test.").toString())
        .at(probe, new MailRecordsLook(port, 1));
  }

  private Outcome probe(String name, int port) {
    return probe(of(name, Origin.ADMINISTRATOR), port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key",
        "certificate",
        "long",
        "whole",
        "whole-key",
        "next-too",
        "root",
        "between",
        "unusable-too",
        "any.name",
        "domain"
      })
  void findsARecordRightThatMatchesWhatTheServerPresents(String name) {
    Outcome outcome = probe(name, postfix.port());
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(Finding.WORKS);
    assertThat(outcome.detail()).isEqualTo("tlsa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "another",
        "next-alone",
        "another-root",
        "own-as-root",
        "root-as-own",
        "public-alone"
      })
  void findsRecordsWrongOfWhichNoneMatches(String name) {
    Outcome outcome = probe(name, postfix.port());
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(Finding.RECORD_WRONG);
    assertThat(outcome.detail())
        .isEqualTo("tlsa: _25._tcp." + name + ".mail.test: none matches what the server presents");
  }

  @Test
  void wantsTheNameOfTheHostOrTheDomainWhereAnAuthorityVouches() {
    Outcome outcome = probe("name.other", postfix.port());
    assertThat(outcome.finding()).isEqualTo(Finding.RECORD_WRONG);
    assertThat(outcome.detail()).endsWith("the certificate is of another name");
  }

  @Test
  void looksAtEveryHost() {
    Outcome outcome = probe("two", postfix.port());
    assertThat(outcome.finding()).isEqualTo(Finding.RECORD_WRONG);
    assertThat(outcome.detail()).startsWith("tlsa: _25._tcp.another.mail.test: ");
  }

  @Test
  void blamesNoRecordWhereTheServerDoesNotAnswer() {
    Outcome refused = probe("another", 1);
    assertThat(refused.finding()).as(refused.detail()).isEqualTo(Finding.WORKS);
    assertThat(refused.detail())
        .isEqualTo("tlsa; not compared, because not to be asked at port 1: another.mail.test");
    for (FakeServer.Behaviour one :
        new FakeServer.Behaviour[] {
          FakeServer.silent(), FakeServer.closingAtOnce(), FakeServer.saying("554 5.7.1 Not you")
        }) {
      try (FakeServer server = FakeServer.plain(one)) {
        Outcome outcome = probe("another", server.port());
        assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(Finding.WORKS);
        assertThat(outcome.detail()).startsWith("tlsa; not compared");
      }
    }
  }

  @Test
  void tellsThatAServerWithARecordOffersNoTls() {
    try (FakeServer server =
        FakeServer.plain(
            socket -> {
              FakeServer.send(socket, "220 hi\r\n");
              FakeServer.readLine(socket);
              FakeServer.send(socket, "250 here\r\n");
              FakeServer.readLine(socket);
              FakeServer.send(socket, "502 5.5.1 What?\r\n");
              FakeServer.readLine(socket);
            })) {
      assertThat(probe("key", server.port()).finding()).isEqualTo(Finding.NO_TLS);
    }
  }

  @ParameterizedTest
  @CsvSource({"key", "wrapped"})
  void goesToNoPrivateAddressForOperators(String name) {
    try (FakeServer server = FakeServer.plain(FakeServer.saying("220 hi"))) {
      Outcome outcome = probe(of(name, Origin.OPERATOR), server.port());
      assertThat(outcome.finding()).isEqualTo(Finding.PRIVATE_ADDRESS);
      assertThat(server.visits()).isZero();
    }
  }
}
