package net.psmail.status.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.status.publish.Publication;
import net.psmail.status.publish.PublishSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page set as a plain file server hands it out when this application is gone. */
class PublishedSiteIT {

  private static final Pattern LINK = Pattern.compile("<(?:a|link) [^>]*href=\"([^\"#:]*)\"");

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void hasNoLinkThatLeadsNowhere(@TempDir Path directory) throws Exception {
    publish(directory);
    HttpServer server = serve(directory);
    try {
      URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      Set<URI> seen = new HashSet<>(Set.of(root));
      Deque<URI> left = new ArrayDeque<>(seen);
      while (!left.isEmpty()) {
        URI page = left.remove();
        HttpResponse<String> answer =
            client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(page.toString()).isEqualTo(200);
        Matcher link = LINK.matcher(page.getPath().endsWith("/") ? answer.body() : "");
        while (link.find()) {
          URI target = page.resolve(link.group(1));
          if (seen.add(target)) {
            left.add(target);
          }
        }
      }
      assertThat(seen.stream().map(URI::getPath))
          .contains("/de/", "/incidents/outage000001/", "/history/", "/history.atom")
          .contains("/api/v2/summary.json", "/de/maintenance.ics");
    } finally {
      server.stop(0);
    }
  }

  private static void publish(Path directory) {
    Pages pages =
        new Pages(PageSamples.SETTINGS, "/status", Clock.fixed(PageSamples.NOW, ZoneOffset.UTC));
    pages.renew(PageSamples.bad());
    Map<String, byte[]> files = new HashMap<>();
    pages.all().forEach((path, answer) -> files.put(path, answer.plain()));
    try (Publication publication =
        new Publication(
            new PublishSettings(directory, List.of(), Duration.ofMinutes(1)),
            Executors.defaultThreadFactory())) {
      publication.offer(1, files);
      await().until(() -> Files.exists(directory.resolve(".files")));
    }
  }

  private static HttpServer serve(Path directory) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> send(directory, exchange));
    server.start();
    return server;
  }

  private static void send(Path directory, HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    Path file =
        directory.resolve(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path);
    try (exchange) {
      if (Files.isRegularFile(file)) {
        byte[] body = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }
}
