package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every page in every state that the portal's own tests have rendered ({@code PagesTest}), whatever
 * it takes to get there on a site.
 */
@Order(Integer.MAX_VALUE)
class SampledPagesIT {

  private static final Path PORTAL = Command.TREE.resolve("portal-web");
  private static final Path PREVIEW = PORTAL.resolve("target/preview");
  private static final String HOW =
      "the portal's own tests make it: mvn verify -pl deploy -am, without -Dtest, or with"
          + " -Dtest=PagesTest";

  private static final Map<String, String> TYPES =
      Map.of(
          ".html", "text/html; charset=utf-8",
          ".css", "text/css; charset=utf-8",
          ".js", "text/javascript; charset=utf-8",
          ".svg", "image/svg+xml");

  private static HttpServer server;

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", SampledPagesIT::answer);
    server.start();
    refuseThoseOfAnotherDay();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  private static void refuseThoseOfAnotherDay() throws IOException {
    assertThat(PREVIEW.resolve("en")).as(HOW).isNotEmptyDirectory();
    assertThat(oldest(PREVIEW.resolve("en")))
        .as("%s is older than what it is made of; %s", PREVIEW, HOW)
        .isGreaterThan(newest(PORTAL.resolve("src/main/jte")))
        .isGreaterThan(newest(PORTAL.resolve("src/main/webapp/assets")));
  }

  /** Two browsers, or it takes twice as long. */
  @Test
  void standInNobodysWay() throws Exception {
    List<Path> pages = files(PREVIEW.resolve("en"));
    int half = pages.size() / 2;
    ExecutorService browsers = Executors.newFixedThreadPool(2);
    try {
      Future<List<String>> first = browsers.submit(() -> barriersOn(pages.subList(0, half)));
      Future<List<String>> second =
          browsers.submit(() -> barriersOn(pages.subList(half, pages.size())));
      assertThat(Stream.concat(first.get().stream(), second.get().stream())).isEmpty();
    } finally {
      browsers.shutdownNow();
    }
  }

  private static List<String> barriersOn(List<Path> pages) {
    List<String> found = new ArrayList<>();
    try (Browser browser = Browser.at("http://127.0.0.1:" + server.getAddress().getPort())) {
      for (Path page : pages) {
        found.addAll(Barriers.inLightOn(browser.go("/en/" + page.getFileName())));
      }
    }
    return found;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = PREVIEW.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
      if (!file.startsWith(PREVIEW) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String name = file.getFileName().toString();
      String type = TYPES.get(name.substring(name.lastIndexOf('.')));
      if (type != null) {
        exchange.getResponseHeaders().set("Content-Type", type);
      }
      byte[] body = Files.readAllBytes(file);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static long oldest(Path folder) throws IOException {
    return files(folder).stream().mapToLong(SampledPagesIT::changed).min().orElseThrow();
  }

  private static long newest(Path folder) throws IOException {
    return files(folder).stream().mapToLong(SampledPagesIT::changed).max().orElseThrow();
  }

  private static long changed(Path file) {
    return file.toFile().lastModified();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
