package net.psmail.certificates.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import net.psmail.certificates.lifecycle.Window;

/** What this Pebble lacks: renewal information and rate limits. All else is left to it. */
final class FrontOfPebble implements AutoCloseable {

  private final HttpsServer server;
  private final Pebble pebble;
  final AtomicInteger refusedOrders = new AtomicInteger();
  volatile Window window = new Window(Instant.EPOCH, Instant.EPOCH);
  volatile boolean limitsRates;
  volatile boolean changedTerms;

  FrontOfPebble(Pebble pebble) throws IOException {
    this.pebble = pebble;
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(pebble.serverTls()));
    server.createContext("/dir", this::directory);
    server.createContext("/renewal-info/", this::renewalInfo);
    server.createContext("/refused-order", this::refuse);
    server.createContext("/order-without-consent", this::wantConsent);
    server.start();
  }

  URI directoryUri() {
    return URI.create(base() + "/dir");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String base() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  private void directory(HttpExchange exchange) throws IOException {
    String text = pebbles();
    text = text.replaceFirst("\\{", "{\"renewalInfo\": \"" + base() + "/renewal-info\",");
    if (changedTerms) {
      text = text.replaceAll("(\"newOrder\": *\")[^\"]*", "$1" + base() + "/order-without-consent");
    }
    if (limitsRates) {
      text = text.replaceAll("(\"newOrder\": *\")[^\"]*", "$1" + base() + "/refused-order");
    }
    answer(exchange, 200, "application/json", text);
  }

  private String pebbles() throws IOException {
    try {
      return HttpClient.newBuilder()
          .sslContext(pebble.trust())
          .build()
          .send(HttpRequest.newBuilder(pebble.directoryUri()).build(), BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void renewalInfo(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        "application/json",
        """
        {"suggestedWindow": {"start": "%s", "end": "%s"}}
        """
            .formatted(window.start(), window.end()));
  }

  private void refuse(HttpExchange exchange) throws IOException {
    refusedOrders.incrementAndGet();
    exchange.getResponseHeaders().add("Retry-After", "7200");
    exchange.getResponseHeaders().add("Replay-Nonce", "bm9uY2U");
    answer(
        exchange,
        429,
        "application/problem+json",
        """
        {"type": "urn:ietf:params:acme:error:rateLimited", "detail": "Too many certificates."}
        """);
  }

  private void wantConsent(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Replay-Nonce", "bm9uY2U");
    exchange.getResponseHeaders().add("Link", "<https://ca.test/terms-2>;rel=\"terms-of-service\"");
    answer(
        exchange,
        403,
        "application/problem+json",
        """
        {"type": "urn:ietf:params:acme:error:userActionRequired",
         "detail": "Terms of service have changed", "instance": "https://ca.test/agree"}
        """);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
