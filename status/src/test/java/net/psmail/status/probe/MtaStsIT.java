package net.psmail.status.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy that is fetched from a web server, by a name that only a BIND of our own knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MtaStsIT {

  private static final Authority AUTHORITY = new Authority();
  private static final String SITE = "mta-sts.example.test";
  private static final String POLICY =
      "version: STSv1\r\nmode: enforce\r\nmx: mx.example.test\r\nmax_age: 86400\r\n";
  private static final String ZONE =
      """
      $TTL 60
      @ IN SOA ns hostmaster 1 3600 600 86400 60
      @ IN NS ns
      ns IN A 127.0.0.1
      @ IN MX 10 mx
      mx IN A 192.0.2.1
      _mta-sts IN TXT "v=STSv1; id=1;"
      mta-sts IN CNAME policies
      policies IN A 127.0.0.1
      lost IN MX 10 mx
      _mta-sts.lost IN TXT "v=STSv1; id=1;"
      """;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private OneLook look = OneLook.with(Map.of());
  private Bind bind;

  /** What the web server answers. */
  private record Page(int status, String type, String body) {

    static final Page RIGHT = new Page(200, "text/plain", POLICY);

    void answer(HttpExchange exchange) throws IOException {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Location", "/other");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }
  }

  @BeforeAll
  void startNamed(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("zone"), ZONE);
    bind = Bind.start(directory, Map.of("example.test", "zone"));
    look = AUTHORITY.trusted(directory).and("psmail.dns.resolvers", "127.0.0.1:" + bind.port());
  }

  @AfterAll
  void stop() {
    bind.close();
  }

  private Outcome probe(SSLContext context, Page page, Origin origin) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Host"));
          boolean policy = exchange.getRequestURI().getPath().equals("/.well-known/mta-sts.txt");
          (policy ? page : Page.RIGHT).answer(exchange);
        });
    asked.clear();
    server.start();
    try {
      return probe("example.test", server.getAddress().getPort(), origin);
    } finally {
      server.stop(0);
    }
  }

  private Outcome probe(String domain, int port, Origin origin) {
    Probe probe = Probe.of("own", ProbeKind.MAIL_RECORDS, domain, Map.of("records", "mta-sts"));
    return look.at(OneLook.by(origin, probe), new MailRecordsLook(1, port));
  }

  private Outcome probe(SSLContext context, Page page) throws IOException {
    return probe(context, page, Origin.ADMINISTRATOR);
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "text/plain; charset=utf-8", "Text/Plain;charset=us-ascii"})
  void fetchesAPolicyFromItsSite(String type) throws IOException {
    Outcome outcome = probe(AUTHORITY.valid(SITE), new Page(200, type, POLICY));
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(Finding.WORKS);
    assertThat(outcome.detail()).isEqualTo("mta-sts");
    assertThat(asked).singleElement().asString().startsWith("/.well-known/mta-sts.txt " + SITE);
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "303", "307", "308"})
  void followsNoRedirect(int status) throws IOException {
    Outcome outcome = probe(AUTHORITY.valid(SITE), new Page(status, "text/plain", POLICY));
    assertThat(outcome.finding()).isEqualTo(Finding.RECORD_WRONG);
    assertThat(outcome.detail())
        .isEqualTo("mta-sts: the policy leads elsewhere, where senders do not follow");
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"204", "404", "500"})
  void wantsAPolicyThere(int status) throws IOException {
    Outcome outcome = probe(AUTHORITY.valid(SITE), new Page(status, "text/plain", ""));
    assertThat(outcome.finding()).isEqualTo(Finding.RECORD_WRONG);
    assertThat(outcome.detail()).isEqualTo("mta-sts: no policy");
  }

  @ParameterizedTest
  @CsvSource({"text/html", "application/octet-stream", "text/plainer", "''"})
  void wantsPlainText(String type) throws IOException {
    Outcome outcome = probe(AUTHORITY.valid(SITE), new Page(200, type, POLICY));
    assertThat(outcome.finding()).isEqualTo(Finding.RECORD_WRONG);
    assertThat(outcome.detail()).isEqualTo("mta-sts: the policy is not sent as text/plain");
  }

  @ParameterizedTest
  @CsvSource({"65536, WORKS", "65537, RECORD_WRONG", "3000000, RECORD_WRONG"})
  void readsPoliciesUpTo64Kilobytes(int length, Finding finding) throws IOException {
    String line = "more: " + "x".repeat(length - POLICY.length() - 8) + "\r\n";
    Outcome outcome = probe(AUTHORITY.valid(SITE), new Page(200, "text/plain", POLICY + line));
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(finding);
    assertThat(outcome.detail())
        .isEqualTo(
            finding == Finding.WORKS ? "mta-sts" : "mta-sts: the policy is larger than 64 KB");
  }

  @Test
  void wantsTheSitesCertificateInOrder() throws IOException {
    Instant now = Instant.now();
    Instant past = now.minus(Duration.ofDays(2));
    assertThat(finding(AUTHORITY.serving(SITE, past, now.minus(Duration.ofDays(1)))))
        .isEqualTo(Finding.CERTIFICATE_EXPIRED);
    assertThat(finding(new Authority().valid(SITE))).isEqualTo(Finding.CERTIFICATE_NOT_TRUSTED);
    assertThat(finding(AUTHORITY.valid("example.test"))).isEqualTo(Finding.CERTIFICATE_WRONG_NAME);
    assertThat(finding(AUTHORITY.valid("policies.example.test")))
        .as("that of the alias")
        .isEqualTo(Finding.CERTIFICATE_WRONG_NAME);
  }

  private Finding finding(SSLContext context) throws IOException {
    Outcome outcome = probe(context, Page.RIGHT);
    assertThat(outcome.detail()).isEqualTo("mta-sts: " + SITE);
    return outcome.finding();
  }

  @Test
  void tellsASiteThatIsNowhere() {
    Outcome outcome = probe("lost.example.test", 1, Origin.ADMINISTRATOR);
    assertThat(outcome.finding()).isEqualTo(Finding.RECORD_WRONG);
    assertThat(outcome.detail()).isEqualTo("mta-sts: no address of mta-sts.lost.example.test");
    assertThat(probe("example.test", 1, Origin.ADMINISTRATOR).finding()).isEqualTo(Finding.REFUSED);
  }

  @Test
  void goesToNoPrivateAddressForOperators() throws IOException {
    Outcome outcome = probe(AUTHORITY.valid(SITE), Page.RIGHT, Origin.OPERATOR);
    assertThat(outcome.finding()).isEqualTo(Finding.PRIVATE_ADDRESS);
    assertThat(asked).isEmpty();
  }
}
