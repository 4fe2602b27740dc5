package net.psmail.status.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import net.psmail.status.database.TestDatabase;
import net.psmail.status.probe.Authority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksIT {

  record Post(String id, String time, String signature, String body) {

    JsonObject json() {
      return Json.createReader(new StringReader(body)).readObject();
    }
  }

  /** An endpoint that agrees, and answers messages as it is told. */
  static final class Endpoint implements AutoCloseable {

    final List<Post> posts = new CopyOnWriteArrayList<>();
    volatile int status = 204;
    volatile boolean agrees = true;
    private final HttpServer server;

    Endpoint(HttpServer server) throws IOException {
      this.server = server;
      server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
      server.createContext("/", this::answer);
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?a=1";
    }

    private void answer(HttpExchange exchange) throws IOException {
      var headers = exchange.getRequestHeaders();
      Post post =
          new Post(
              headers.getFirst("webhook-id"),
              headers.getFirst("webhook-timestamp"),
              headers.getFirst("webhook-signature"),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      posts.add(post);
      boolean challenge = post.json().containsKey("challenge");
      if (challenge && agrees) {
        byte[] value = post.json().getString("challenge").getBytes(UTF_8);
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(value);
      } else {
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
      }
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  static Endpoint endpoint() throws IOException {
    return new Endpoint(HttpServer.create());
  }

  private static AskedWebhook subscribe(Subscriptions node, Endpoint endpoint) {
    AskedWebhook asked = node.askWebhook(endpoint.url(), "en", List.of(), Bench.READER);
    node.send();
    return asked;
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhoAnswersTheChallengeInStatuspagesForm(TestDatabase kind) throws Exception {
    try (Bench bench = new Bench(kind);
        Endpoint endpoint = endpoint()) {
      Subscriptions node = bench.node("a");
      AskedWebhook asked = subscribe(node, endpoint);
      assertThat(asked.asked()).isEqualTo(Asked.TAKEN);
      assertThat(node.find(asked.token()))
          .hasValueSatisfying(one -> assertThat(one.confirmed()).isTrue());
      bench.write(node, bench.notice("u1", "Mail is slow", List.of()));
      bench.pass(Duration.ofMinutes(1));
      bench.write(node, bench.notice("u2", "Mail is slow", List.of()));
      assertThat(node.send()).isEqualTo(2);
      Post newest =
          endpoint.posts.stream()
              .filter(post -> post.body().contains("\"u2\""))
              .findFirst()
              .orElseThrow();
      assertThat(newest.signature()).isEqualTo("v1," + signed(asked.secret(), newest));
      JsonObject json = newest.json();
      assertThat(json.getJsonObject("page").getString("status_indicator")).isEqualTo("major");
      assertThat(json.getJsonObject("meta").getString("unsubscribe"))
          .endsWith("/subscribe/" + asked.token() + "/leave");
      JsonObject incident = json.getJsonObject("incident");
      assertThat(incident.getString("status")).isEqualTo("investigating");
      assertThat(incident.getJsonArray("incident_updates"))
          .extracting(update -> update.asJsonObject().getString("id"))
          .containsExactly("u2", "u1");
    }
  }

  private static String signed(String secret, Post post) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.replace("whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String text = post.id() + "." + post.time() + "." + post.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @EnumSource
  void tellsWebhooksOfComponentsToo(TestDatabase kind) throws Exception {
    try (Bench bench = new Bench(kind);
        Endpoint endpoint = endpoint()) {
      Subscriptions node = bench.node("a");
      subscribe(node, endpoint);
      bench.subscribe(node, "ada@example.org", "en", List.of());
      bench.write(
          node,
          new Notice(
              "c1",
              Notice.Kind.COMPONENT,
              "mail00000000",
              "major",
              "Reading mail",
              null,
              "major_outage",
              "operational",
              "",
              null,
              List.of("mail00000000"),
              bench.now,
              URI.create("https://status.psmail.test/status/")));
      assertThat(node.send()).isOne();
      JsonObject json = endpoint.posts.get(1).json();
      assertThat(json.getJsonObject("component_update").getString("old_status"))
          .isEqualTo("operational");
      assertThat(json.getJsonObject("component").getString("status")).isEqualTo("major_outage");
    }
  }

  @ParameterizedTest
  @EnumSource
  void triesAgainWithTheSameIdAndFollowsNoRedirect(TestDatabase kind) throws Exception {
    try (Bench bench = new Bench(kind);
        Endpoint endpoint = endpoint()) {
      Subscriptions node = bench.node("a");
      subscribe(node, endpoint);
      endpoint.status = 302;
      bench.write(node, bench.notice("u1", "Mail is slow", List.of()));
      assertThat(node.send()).isOne();
      assertThat(node.send()).isZero();
      endpoint.status = 200;
      bench.pass(Duration.ofMinutes(1));
      assertThat(node.send()).isOne();
      assertThat(endpoint.posts).hasSize(3);
      assertThat(endpoint.posts.get(1).id()).isEqualTo(endpoint.posts.get(2).id());
      endpoint.status = 410;
      bench.write(node, bench.notice("u2", "Mail is slow", List.of()));
      assertThat(node.send()).isOne();
      assertThat(node.counts().webhooks()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesUpAfterTwoDaysAndSaysSoToOperators(TestDatabase kind) throws Exception {
    try (Bench bench = new Bench(kind);
        Endpoint endpoint = endpoint()) {
      Subscriptions node = bench.node("a");
      subscribe(node, endpoint);
      endpoint.status = 500;
      bench.write(node, bench.notice("u1", "Mail is slow", List.of()));
      for (int hours = 0; hours < 52; hours += 4) {
        node.send();
        bench.pass(Duration.ofHours(4));
      }
      Subscriber shown = node.list().get(0);
      assertThat(shown.givenUp()).isOne();
      assertThat(shown.waiting()).isZero();
      assertThat(shown.lastError()).isEqualTo("It was answered with 500");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsNobodyWhoDoesNotAgreeAndAsksThemOnceADay(TestDatabase kind) throws Exception {
    try (Bench bench = new Bench(kind);
        Endpoint endpoint = endpoint()) {
      Subscriptions node = bench.node("a");
      endpoint.agrees = false;
      AskedWebhook asked = subscribe(node, endpoint);
      assertThat(node.confirm(asked.token())).isFalse();
      assertThat(subscribe(node, endpoint).asked()).isEqualTo(Asked.ASKED_BEFORE);
      bench.write(node, bench.notice("u1", "Mail is slow", List.of()));
      assertThat(node.send()).isZero();
      assertThat(endpoint.posts).hasSize(1);
    }
  }

  @Test
  void connectsToNoPrivateAddressThatIsNotAllowed() throws Exception {
    try (Bench bench = new Bench(TestDatabase.H2);
        Endpoint endpoint = endpoint()) {
      bench.allowed = "10.9.9.9";
      Subscriptions node = bench.node("a");
      String port = endpoint.url().replaceAll(".*:(\\d+)/.*", "$1");
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
        node.askWebhook("https://" + host + ":" + port + "/", "en", List.of(), Bench.READER);
      }
      node.send();
      assertThat(endpoint.posts).isEmpty();
      assertThat(node.list())
          .hasSize(4)
          .extracting(Subscriber::lastError)
          .containsOnly("Its address is not a public one");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "https://user:secret@example.org/",
        "ftp://example.org/",
        "https:///hook",
        "not a url",
        "https://example.org/#here"
      })
  void takesHttpsOnly(String url) {
    try (Bench bench = new Bench(TestDatabase.H2)) {
      bench.allowed = "";
      assertThat(bench.node("a").askWebhook(url, "en", List.of(), Bench.READER).asked())
          .isEqualTo(Asked.NOT_AN_ADDRESS);
    }
  }

  @Test
  void believesOnlyACertificateOfTheRightName() throws Exception {
    Authority authority = new Authority();
    for (String name : List.of("localhost", "another.test")) {
      HttpsServer server = HttpsServer.create();
      server.setHttpsConfigurator(new HttpsConfigurator(authority.valid(name)));
      try (Bench bench = new Bench(TestDatabase.H2);
          Endpoint endpoint = new Endpoint(server)) {
        bench.trust = trust(authority);
        bench.allowed = "127.0.0.1,::1";
        Subscriptions node = bench.node("a");
        String url = endpoint.url().replace("http://127.0.0.1", "https://localhost");
        node.askWebhook(url, "en", List.of(), Bench.READER);
        node.send();
        assertThat(node.counts().webhooks()).isEqualTo(name.equals("localhost") ? 1 : 0);
      }
    }
  }

  static SSLSocketFactory trust(Authority authority) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "authority",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(authority.pem().getBytes(UTF_8))));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }
}
