package net.psmail.certificates.order;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.acme.Pebble;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.KnownAccounts.KnownAccount;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.store.TlsDirectory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the settings to our accounts at authorities, and to an order that is tried out. */
class AuthoritiesIT {

  private static final String CHALLENGES = "/.well-known/acme-challenge/";
  private static final URI LIVE = URI.create("https://ca.test/dir");
  private static final URI STAGING = URI.create("https://staging.ca.test/dir");

  private final DataSource database = TrialDatabase.create();
  private final KnownAccounts known = new KnownAccounts(database);
  private final SettableClock clock = new SettableClock();
  private final Map<String, String> values = new HashMap<>();
  private Path directory;

  @BeforeEach
  void write(@TempDir Path temporary) {
    directory = temporary;
    values.put("psmail.data", directory.toString());
    values.put("psmail.site.url", "https://mail.acme.test");
    values.put("psmail.mail.host", "imap.acme.test");
    values.put("psmail.domains", "acme.test");
    values.put("psmail.issuers", "live");
    values.put("psmail.issuer.live.directory", LIVE.toString());
    values.put("psmail.issuer.live.contacts", "ops@acme.test");
    values.put("psmail.dry-run", "staging");
    values.put("psmail.issuer.staging.directory", STAGING.toString());
    values.put("psmail.issuer.staging.terms", "accepted");
    values.put("psmail.certificate.mail.challenge", "tls-alpn-01");
  }

  @Test
  void areShownBeforeAndAfterTheyWereSpokenTo() {
    Authorities authorities = fleet().authorities();
    URI terms = URI.create("https://ca.test/terms");
    known.keep(
        "live",
        new KnownAccount(LIVE, URI.create("https://ca.test/acct/1"), List.of("ca.test"), terms));

    assertThat(authorities.accounts())
        .containsExactly(
            new IssuerAccount(
                "live",
                LIVE,
                URI.create("https://ca.test/acct/1"),
                List.of("ops@acme.test"),
                false,
                terms),
            new IssuerAccount("staging", STAGING, null, List.of(), true, null));
    assertThat(authorities.caa())
        .containsExactly(
            new CaaAuthority(
                "live",
                List.of("ca.test"),
                "https://ca.test/acct/1",
                "http-01,tls-alpn-01",
                false));
  }

  @Test
  void areKnownByWhatTheSettingsSayRatherThanByWhatTheySay() {
    values.put("psmail.issuer.live.caa", "issuer.test");
    known.keep(
        "live",
        new KnownAccount(LIVE, URI.create("https://ca.test/acct/1"), List.of("ca.test"), null));

    assertThat(fleet().authorities().caa())
        .extracting(CaaAuthority::caaDomains)
        .containsExactly(List.of("issuer.test"));
  }

  @Test
  void areOthersWhenTheirDirectoryIsAnother() {
    known.keep(
        "live",
        new KnownAccount(STAGING, URI.create("https://ca.test/acct/1"), List.of("ca.test"), null));

    Authorities authorities = fleet().authorities();

    assertThat(authorities.accounts().get(0).account()).isNull();
    assertThat(authorities.caa()).isEmpty();
  }

  @Test
  void sayWhatIsWrongToPeople() {
    Authorities authorities = fleet().authorities();

    assertThatThrownBy(() -> authorities.changeKey("nobody"))
        .isInstanceOf(CertificatesException.class)
        .hasMessage("No authority of the settings is called \"nobody\".");
  }

  @Test
  void issueWhatTheLocalOneKeepsNowWhenItIsTriedOut() throws IOException {
    int httpPort = Pebble.freePort();
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
    ExecutorService background = Executors.newSingleThreadExecutor();
    try (Pebble pebble =
        new Pebble(directory.resolve("ca"), new Pebble.Ways(httpPort, false, 0, null))) {
      Files.writeString(directory.resolve("roots.pem"), pebble.root());
      values.remove("psmail.issuers");
      values.put("psmail.issuer.staging.directory", pebble.directoryUri().toString());
      values.put("psmail.issuer.staging.roots", directory.resolve("roots.pem").toString());
      values.put("psmail.dns.resolvers", "127.0.0.1:" + pebble.dnsPort());
      values.put("psmail.acme.http.port", String.valueOf(httpPort));
      Fleet fleet = fleet();
      fleet.declare();
      site.createContext(CHALLENGES, exchange -> answer(fleet, exchange));
      site.start();
      DryRuns runs =
          new DryRuns(fleet.authorities().forTrials(), background, clock, new SecureRandom());

      assertThat(runs.begin(fleet.trialPlan("site").orElseThrow())).isTrue();
      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> runs.of("site").orElseThrow().finishedAt() != null);

      DryRunView view = runs.of("site").orElseThrow();
      assertThat(view.sentence()).startsWith("staging would issue it");
      assertThat(view.leftOut()).isEmpty();
      assertThat(fleet.authorities().accounts().get(0).account()).isNotNull();
      assertThat(TrialDatabase.count(database, "issuer_order")).isZero();
    } finally {
      background.shutdownNow();
      site.stop(0);
    }
  }

  private static void answer(Fleet fleet, HttpExchange exchange) throws IOException {
    String token = exchange.getRequestURI().getPath().substring(CHALLENGES.length());
    byte[] body = fleet.answers().to(ChallengeKind.HTTP_01, token).orElse("").getBytes(US_ASCII);
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Fleet fleet() {
    MapConfig config = new MapConfig(values);
    CertificateSettings base = CertificateSettings.from(config);
    FleetSettings settings = FleetSettings.from(config, base);
    SecureRandom random = new SecureRandom();
    CertificateCustody custody =
        new CertificateCustody(
            base, settings.ofAuthorities(), new TlsDirectory(base.directory()), clock, random);
    return new Fleet(settings, base, custody, database, clock, random, Thread::new);
  }
}
