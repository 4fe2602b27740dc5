package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProberIT {

  private static final Authority AUTHORITY = new Authority();
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Path directory;
  private final Path trusted;

  ProberIT(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.trusted = Files.writeString(directory.resolve("ca.pem"), AUTHORITY.pem());
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private Prober prober(Path authorities) {
    return new Prober(new Trust(authorities), TIMEOUT, Clock.systemUTC(), timer);
  }

  private Outcome probe(Protocol protocol, int port, String name) {
    return prober(trusted).probe(new Target(protocol.key(), protocol, "127.0.0.1", port, name));
  }

  private Finding finding(Protocol protocol, FakeServer server) {
    try (server) {
      return probe(protocol, server.port(), "localhost").finding();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IMAPS, * OK IMAP4rev2 ready",
    "POP3S, +OK ready",
    "SUBMISSIONS, 220 mail.example.org ESMTP",
    "SUBMISSIONS, 220-mail.example.org ESMTP",
    "HTTPS, HTTP/1.1 200 OK",
    "HTTPS, HTTP/1.1 302 Found"
  })
  void findsThatAServerWorks(Protocol protocol, String line) {
    FakeServer server = FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.saying(line));
    assertThat(finding(protocol, server)).isEqualTo(Finding.WORKS);
  }

  @ParameterizedTest
  @CsvSource({
    "IMAPS, * BYE too many connections",
    "POP3S, -ERR not now",
    "SUBMISSIONS, 421 4.3.2 shutting down",
    "SUBMISSIONS, 554 no service",
    "HTTPS, HTTP/1.1 503 Service Unavailable",
    "IMAPS, SSH-2.0-OpenSSH_9.2"
  })
  void findsThatAServerRefusesToServe(Protocol protocol, String line) {
    FakeServer server = FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.saying(line));
    assertThat(finding(protocol, server)).isEqualTo(Finding.UNEXPECTED_ANSWER);
  }

  @Test
  void asksThePortalWithoutTls() {
    assertThat(finding(Protocol.HTTP, FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"))))
        .isEqualTo(Finding.WORKS);
  }

  @Test
  void tellsACertificateFrom1970FromADeadPort() {
    var context =
        AUTHORITY.serving(
            "localhost",
            Instant.parse("1970-01-02T00:00:00Z"),
            Instant.parse("1971-01-01T00:00:00Z"));
    assertThat(finding(Protocol.IMAPS, FakeServer.tls(context, FakeServer.saying("* OK hello"))))
        .isEqualTo(Finding.CERTIFICATE_EXPIRED);
  }

  @Test
  void tellsACertificateThatIsNotValidYet() {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    var context = AUTHORITY.serving("localhost", tomorrow, tomorrow.plus(Duration.ofDays(1)));
    assertThat(finding(Protocol.IMAPS, FakeServer.tls(context, FakeServer.saying("* OK hello"))))
        .isEqualTo(Finding.CERTIFICATE_NOT_YET_VALID);
  }

  @Test
  void tellsACertificateOfAnotherName() {
    var context = AUTHORITY.valid("elsewhere.example.org");
    assertThat(finding(Protocol.IMAPS, FakeServer.tls(context, FakeServer.saying("* OK hello"))))
        .isEqualTo(Finding.CERTIFICATE_WRONG_NAME);
  }

  @Test
  void tellsACertificateOfAnAuthorityThatNobodyTrusts() {
    var context = new Authority().valid("localhost");
    assertThat(finding(Protocol.POP3S, FakeServer.tls(context, FakeServer.saying("+OK hello"))))
        .isEqualTo(Finding.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void trustsAnAuthorityThatComesToLifeLater() throws IOException {
    Path later = directory.resolve("later.pem");
    Prober prober = prober(later);
    try (FakeServer server =
        FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.saying("* OK hello"))) {
      Target target = new Target("imaps", Protocol.IMAPS, "127.0.0.1", server.port(), "localhost");
      assertThat(prober.probe(target).finding()).isEqualTo(Finding.CERTIFICATE_NOT_TRUSTED);
      Files.writeString(later, AUTHORITY.pem());
      assertThat(prober.probe(target).finding()).isEqualTo(Finding.WORKS);
    }
  }

  @Test
  void doesNotWaitForASilentServer() {
    endsInTime(Protocol.HTTP, FakeServer.plain(FakeServer.silent()));
    endsInTime(Protocol.IMAPS, FakeServer.plain(FakeServer.silent()));
    endsInTime(Protocol.IMAPS, FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.silent()));
  }

  @Test
  void doesNotWaitForAServerThatTrickles() {
    endsInTime(Protocol.HTTP, FakeServer.plain(FakeServer.trickling()));
  }

  private void endsInTime(Protocol protocol, FakeServer server) {
    try (server) {
      Outcome outcome = probe(protocol, server.port(), "localhost");
      assertThat(outcome.finding()).isEqualTo(Finding.TIMED_OUT);
      assertThat(outcome.took()).isBetween(TIMEOUT, TIMEOUT.plusSeconds(2));
    }
  }

  @Test
  void readsNoMoreThanALineOfAFlood() {
    FakeServer server = FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.flooding());
    assertThat(finding(Protocol.IMAPS, server)).isEqualTo(Finding.UNEXPECTED_ANSWER);
  }

  @Test
  void tellsAFloodWithoutTls() {
    assertThat(finding(Protocol.IMAPS, FakeServer.plain(FakeServer.flooding())))
        .isEqualTo(Finding.NO_TLS);
  }

  @Test
  void tellsAServerThatClosesAtOnce() {
    assertThat(finding(Protocol.HTTP, FakeServer.plain(FakeServer.closingAtOnce())))
        .isEqualTo(Finding.CLOSED);
    assertThat(finding(Protocol.IMAPS, FakeServer.plain(FakeServer.closingAtOnce())))
        .isEqualTo(Finding.CLOSED);
  }

  @Test
  void tellsAPortWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(probe(Protocol.IMAPS, port, "localhost").finding()).isEqualTo(Finding.REFUSED);
  }

  @Test
  void tellsANameThatDoesNotExist() {
    Target target = new Target("imaps", Protocol.IMAPS, "no-such-host.invalid", 993, "a");
    assertThat(prober(trusted).probe(target).finding()).isEqualTo(Finding.HOST_UNKNOWN);
  }
}
