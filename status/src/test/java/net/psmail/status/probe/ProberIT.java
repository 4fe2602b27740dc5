package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.psmail.status.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProberIT {

  private static final Map<String, String> PLAIN = Map.of("plain", "", "name", "localhost");

  private static final Authority AUTHORITY = new Authority();
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Path directory;
  private final OneLook look;

  ProberIT(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.look =
        AUTHORITY
            .trusted(directory)
            .and("psmail.status.login.bob.user", "bob")
            .and("psmail.status.login.bob.password", "p\"w");
  }

  private static Probe of(ProbeKind kind, int port, Map<String, String> options) {
    TreeMap<String, String> all = new TreeMap<>(options);
    String target = "127.0.0.1:" + port;
    if (kind == ProbeKind.HTTP) {
      boolean tls = all.remove("plain") == null;
      target = (tls ? "https://" : "http://") + target + "/";
    }
    if (kind != ProbeKind.TCP) {
      all.putIfAbsent("name", "localhost");
    }
    return Probe.of("own", kind, target, all).every(Duration.ofMinutes(1), TIMEOUT);
  }

  private Outcome probe(Probe probe) {
    return look.at(probe);
  }

  private Outcome outcome(ProbeKind kind, FakeServer server, Map<String, String> options) {
    try (server) {
      return probe(of(kind, server.port(), options));
    }
  }

  private Finding finding(ProbeKind kind, FakeServer server) {
    return outcome(kind, server, Map.of()).finding();
  }

  @ParameterizedTest
  @CsvSource({
    "IMAPS, * OK IMAP4rev2 ready",
    "POP3S, +OK ready",
    "SUBMISSIONS, 220 mail.example.org ESMTP",
    "HTTP, HTTP/1.1 200 OK",
    "HTTP, HTTP/1.1 302 Found"
  })
  void findsThatAServerWorks(ProbeKind kind, String line) {
    FakeServer server = FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.saying(line));
    assertThat(finding(kind, server)).isEqualTo(Finding.WORKS);
  }

  @ParameterizedTest
  @CsvSource({
    "IMAPS, * BYE too many connections",
    "POP3S, -ERR not now",
    "SUBMISSIONS, 421 4.3.2 shutting down",
    "SUBMISSIONS, 554 no service",
    "HTTP, HTTP/1.1 503 Service Unavailable",
    "IMAPS, SSH-2.0-OpenSSH_9.2"
  })
  void findsThatAServerRefusesToServe(ProbeKind kind, String line) {
    FakeServer server = FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.saying(line));
    assertThat(finding(kind, server)).isEqualTo(Finding.UNEXPECTED_ANSWER);
  }

  @Test
  void asksThePortalWithoutTls() {
    assertThat(
            outcome(ProbeKind.HTTP, FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK")), PLAIN)
                .finding())
        .isEqualTo(Finding.WORKS);
  }

  @Test
  void tellsACertificateFrom1970FromADeadPort() {
    var context =
        AUTHORITY.serving(
            "localhost",
            Instant.parse("1970-01-02T00:00:00Z"),
            Instant.parse("1971-01-01T00:00:00Z"));
    assertThat(finding(ProbeKind.IMAPS, FakeServer.tls(context, FakeServer.saying("* OK hello"))))
        .isEqualTo(Finding.CERTIFICATE_EXPIRED);
  }

  @Test
  void tellsACertificateThatIsNotValidYet() {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    var context = AUTHORITY.serving("localhost", tomorrow, tomorrow.plus(Duration.ofDays(1)));
    assertThat(finding(ProbeKind.IMAPS, FakeServer.tls(context, FakeServer.saying("* OK hello"))))
        .isEqualTo(Finding.CERTIFICATE_NOT_YET_VALID);
  }

  @Test
  void tellsACertificateOfAnotherName() {
    var context = AUTHORITY.valid("elsewhere.example.org");
    assertThat(finding(ProbeKind.IMAPS, FakeServer.tls(context, FakeServer.saying("* OK hello"))))
        .isEqualTo(Finding.CERTIFICATE_WRONG_NAME);
  }

  @Test
  void tellsACertificateOfAnAuthorityThatNobodyTrusts() {
    var context = new Authority().valid("localhost");
    assertThat(finding(ProbeKind.POP3S, FakeServer.tls(context, FakeServer.saying("+OK hello"))))
        .isEqualTo(Finding.CERTIFICATE_NOT_TRUSTED);
  }

  @Test
  void trustsAnAuthorityThatComesToLifeLater() throws IOException {
    Path later = directory.resolve("later.pem");
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    Settings settings =
        new Settings(
            key -> Optional.of(later.toString()).filter(file -> key.equals("psmail.status.trust")));
    try (Prober prober =
            new Prober(
                ProberSettings.from(settings),
                Clock.systemUTC(),
                timer,
                Executors.defaultThreadFactory());
        FakeServer server =
            FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.saying("* OK hello"))) {
      Probe target = of(ProbeKind.IMAPS, server.port(), Map.of());
      assertThat(prober.probe(target).finding()).isEqualTo(Finding.CERTIFICATE_NOT_TRUSTED);
      Files.writeString(later, AUTHORITY.pem());
      assertThat(prober.probe(target).finding()).isEqualTo(Finding.WORKS);
    } finally {
      timer.shutdownNow();
    }
  }

  @Test
  void doesNotWaitForASilentServer() {
    endsInTime(ProbeKind.HTTP, FakeServer.plain(FakeServer.silent()), PLAIN);
    endsInTime(ProbeKind.IMAPS, FakeServer.plain(FakeServer.silent()), Map.of());
    endsInTime(
        ProbeKind.IMAPS,
        FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.silent()),
        Map.of());
  }

  @Test
  void doesNotWaitForAServerThatTrickles() {
    endsInTime(ProbeKind.HTTP, FakeServer.plain(FakeServer.trickling()), PLAIN);
  }

  private void endsInTime(ProbeKind kind, FakeServer server, Map<String, String> options) {
    Outcome outcome = outcome(kind, server, options);
    assertThat(outcome.finding()).isEqualTo(Finding.TIMED_OUT);
    assertThat(outcome.took()).isBetween(TIMEOUT, TIMEOUT.plusSeconds(2));
  }

  @Test
  void readsNoMoreThanALineOfAFlood() {
    FakeServer server = FakeServer.tls(AUTHORITY.valid("localhost"), FakeServer.flooding());
    assertThat(finding(ProbeKind.IMAPS, server)).isEqualTo(Finding.UNEXPECTED_ANSWER);
  }

  @Test
  void tellsAFloodWithoutTls() {
    assertThat(finding(ProbeKind.IMAPS, FakeServer.plain(FakeServer.flooding())))
        .isEqualTo(Finding.NO_TLS);
  }

  @Test
  void tellsAServerThatClosesAtOnce() {
    assertThat(
            outcome(ProbeKind.HTTP, FakeServer.plain(FakeServer.closingAtOnce()), PLAIN).finding())
        .isEqualTo(Finding.CLOSED);
    assertThat(finding(ProbeKind.IMAPS, FakeServer.plain(FakeServer.closingAtOnce())))
        .isEqualTo(Finding.CLOSED);
  }

  @Test
  void tellsAPortWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(probe(of(ProbeKind.IMAPS, port, Map.of())).finding()).isEqualTo(Finding.REFUSED);
    assertThat(probe(of(ProbeKind.TCP, port, Map.of())).finding()).isEqualTo(Finding.REFUSED);
  }

  @Test
  void tellsANameThatDoesNotExist() {
    Probe probe = Probe.of("imaps", ProbeKind.IMAPS, "no-such-host.invalid:993", Map.of());
    assertThat(probe(probe).finding()).isEqualTo(Finding.HOST_UNKNOWN);
  }

  @Test
  void tellsACertificateThatEndsSoon() {
    var context =
        AUTHORITY.serving(
            "localhost", Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofDays(3)));
    Outcome soon =
        outcome(
            ProbeKind.TLS,
            FakeServer.tls(context, FakeServer.saying("hello")),
            Map.of("days", "14"));
    assertThat(soon.finding()).isEqualTo(Finding.CERTIFICATE_ENDS_SOON);
    assertThat(soon.detail()).isEqualTo("2 days left");
    assertThat(finding(ProbeKind.TLS, FakeServer.tls(context, FakeServer.saying("hello"))))
        .isEqualTo(Finding.WORKS);
  }

  @Test
  void looksAtPagesAsFarAsAsked() {
    String page = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nWelcome";
    assertThat(web(page, Map.of("text", "Welcome")).finding()).isEqualTo(Finding.WORKS);
    assertThat(web(page, Map.of("text", "Goodbye")).finding()).isEqualTo(Finding.TEXT_MISSING);
    assertThat(web(page, Map.of("status", "404,500-599")).finding())
        .isEqualTo(Finding.UNEXPECTED_ANSWER);
    String chunks =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nWel\r\n4;x\r\ncome\r\n0\r\n";
    assertThat(web(chunks, Map.of("text", "Welcome")).finding()).isEqualTo(Finding.WORKS);
    assertThat(web("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(300), Map.of("text", "x")).finding())
        .isEqualTo(Finding.UNEXPECTED_ANSWER);
  }

  @Test
  void readsNoMoreThanAMegabyteOfAPage() {
    FakeServer server =
        FakeServer.plain(
            socket -> {
              while (!FakeServer.readLine(socket).isEmpty()) {
                // the request, to its end
              }
              FakeServer.send(socket, "HTTP/1.1 200 OK\r\n\r\n");
              FakeServer.flooding().serve(socket);
            });
    assertThat(
            outcome(ProbeKind.HTTP, server, Map.of("plain", "", "name", "localhost", "text", "y"))
                .finding())
        .isEqualTo(Finding.TEXT_MISSING);
  }

  @Test
  void givesUpARedirectLoop() {
    Outcome loop = web("HTTP/1.1 302 Found\r\nLocation: /\r\n", Map.of("redirects", "5"));
    assertThat(loop.finding()).isEqualTo(Finding.UNEXPECTED_ANSWER);
    assertThat(loop.detail()).isEqualTo("More than 5 redirects");
  }

  private Outcome web(String answer, Map<String, String> options) {
    TreeMap<String, String> all = new TreeMap<>(options);
    all.put("plain", "");
    return outcome(ProbeKind.HTTP, FakeServer.plain(FakeServer.saying(answer)), all);
  }

  @Test
  void speaksToAServerThatBeginsTlsLater() {
    for (var one :
        Map.of(
                ProbeKind.SMTP, FakeServer.startTls(AUTHORITY.valid("localhost"), "220 hi", "", ""),
                ProbeKind.IMAP,
                    FakeServer.startTls(AUTHORITY.valid("localhost"), "* OK hi", "a OK", ""),
                ProbeKind.POP3,
                    FakeServer.startTls(AUTHORITY.valid("localhost"), "+OK hi", "+OK", ""),
                ProbeKind.SIEVE,
                    FakeServer.startTls(AUTHORITY.valid("localhost"), "OK hi", "OK", "OK"))
            .entrySet()) {
      assertThat(finding(one.getKey(), one.getValue()))
          .as(one.getKey().key())
          .isEqualTo(Finding.WORKS);
    }
  }

  @Test
  void refusesWhatIsSaidBetweenTheLeaveToBeginTlsAndTls() {
    FakeServer server =
        FakeServer.plain(
            socket -> {
              FakeServer.send(socket, "* OK hi\r\n");
              FakeServer.readLine(socket);
              FakeServer.send(socket, "a OK begin\r\n* CAPABILITY EVIL\r\n");
              FakeServer.readLine(socket);
            });
    assertThat(finding(ProbeKind.IMAP, server)).isEqualTo(Finding.UNSAFE_STARTTLS);
  }

  @Test
  void tellsThatTlsIsNotOffered() {
    FakeServer server =
        FakeServer.plain(
            socket -> {
              FakeServer.send(socket, "+OK hi\r\n");
              FakeServer.readLine(socket);
              FakeServer.send(socket, "-ERR what?\r\n");
            });
    assertThat(finding(ProbeKind.POP3, server)).isEqualTo(Finding.NO_TLS);
  }

  @Test
  void logsInAndGivesThePasswordOnlyToWhomOneMayTrust() {
    Map<String, String> bob = Map.of("login", "bob");
    List<String> heard = new CopyOnWriteArrayList<>();
    assertThat(outcome(ProbeKind.IMAPS, loginServer(AUTHORITY, heard, "a OK in"), bob).finding())
        .isEqualTo(Finding.WORKS);
    assertThat(heard).containsExactly("a LOGIN \"bob\" \"p\\\"w\"");
    Outcome refused =
        outcome(ProbeKind.IMAPS, loginServer(AUTHORITY, heard, "a NO p\"w is wrong"), bob);
    assertThat(refused.finding()).isEqualTo(Finding.LOGIN_REFUSED);
    assertThat(refused.detail()).isEqualTo("login bob");
    heard.clear();
    assertThat(
            outcome(ProbeKind.IMAPS, loginServer(new Authority(), heard, "a OK in"), bob).finding())
        .isEqualTo(Finding.CERTIFICATE_NOT_TRUSTED);
    assertThat(heard).isEmpty();
  }

  private static FakeServer loginServer(Authority authority, List<String> heard, String answer) {
    return FakeServer.tls(
        authority.valid("localhost"),
        socket -> {
          FakeServer.send(socket, "* OK hi\r\n");
          String line = FakeServer.readLine(socket);
          if (!line.isEmpty()) {
            heard.add(line);
          }
          FakeServer.send(socket, answer + "\r\n");
          FakeServer.readLine(socket);
        });
  }

  @Test
  void callsALookLimitedThatTakesLonger() {
    try (FakeServer server =
        FakeServer.plain(
            socket -> {
              Thread.sleep(50);
              FakeServer.send(socket, "HTTP/1.1 200 OK\r\n");
              FakeServer.readLine(socket);
            })) {
      Probe usual = of(ProbeKind.HTTP, server.port(), PLAIN);
      Probe slow =
          new Probe(
              "own",
              "own",
              ProbeKind.HTTP,
              usual.target(),
              usual.options(),
              usual.interval(),
              usual.timeout(),
              2,
              Duration.ofMillis(5),
              usual.severity(),
              null,
              usual.origin());
      assertThat(probe(slow).finding()).isEqualTo(Finding.SLOW);
    }
  }

  @Test
  void looksAtNoPrivateAddressForOperators() {
    try (FakeServer server = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"))) {
      for (String host : List.of("127.0.0.1", "localhost")) {
        Probe theirs =
            OneLook.by(
                Origin.OPERATOR,
                Probe.of("own", ProbeKind.TCP, host + ":" + server.port(), Map.of()));
        assertThat(probe(theirs).finding()).isEqualTo(Finding.PRIVATE_ADDRESS);
      }
      assertThat(server.visits()).isZero();
    }
  }
}
