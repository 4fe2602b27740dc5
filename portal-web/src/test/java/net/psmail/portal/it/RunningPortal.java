package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One Payara Micro with the built WAR for all tests of a run, with a database and a status page of
 * the test's own, so that both can fail.
 */
final class RunningPortal {

  private static final Duration START = Duration.ofMinutes(4);
  private static final RunningPortal SHARED = new RunningPortal(null, Map.of());

  private final int port = freePort();
  private final Database database;
  private final Path data;
  private final Process process;
  private volatile String summary = "{\"status\":{\"indicator\":\"none\"},\"incidents\":[]}";

  private RunningPortal(@Nullable Database known, Map<String, String> settings) {
    try {
      data = Files.createTempDirectory(Path.of("target"), "portal-it").toAbsolutePath();
      database = known == null ? Database.create(data.resolve("db")) : known;
      HttpServer status = startStatusPage();
      process = start(status.getAddress().getPort(), settings);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      await().atMost(START).pollInterval(Duration.ofMillis(300)).until(this::isReadyOrDead);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static RunningPortal shared() {
    return SHARED;
  }

  /** Another node of the same installation, with other settings. */
  static RunningPortal another(Map<String, String> settings) {
    return new RunningPortal(SHARED.database, settings);
  }

  /** Ends this node as an operator does. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  Database database() {
    return database;
  }

  URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** Where an address of this site leads. */
  String pathOf(String address) {
    return URI.create(address).getPath();
  }

  int port() {
    return port;
  }

  Path data() {
    return data;
  }

  /** What the status page says from now on. */
  void say(String summary) {
    this.summary = summary;
  }

  boolean isReady() {
    try {
      HttpRequest request = HttpRequest.newBuilder(at("/health/ready")).build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private boolean isReadyOrDead() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The portal has ended; see " + data.resolve("output.txt"));
    }
    return isReady();
  }

  private HttpServer startStatusPage() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v2/summary.json",
        exchange -> {
          byte[] body = summary.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Process start(int statusPort, Map<String, String> settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-XX:+UseSerialGC");
    Map<String, String> all = settings(statusPort);
    all.putAll(settings);
    all.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(
        List.of(
            "-jar",
            "target/it/payara-micro.jar",
            "--nocluster",
            "--disablephonehome",
            "--port",
            Integer.toString(port),
            "--deploy",
            "target/it/ROOT.war"));
    File output = data.resolve("output.txt").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
  }

  private Map<String, String> settings(int statusPort) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("psmail.data", data.toString());
    settings.put("psmail.site.url", "http://localhost:" + port);
    settings.put("psmail.http.port", Integer.toString(port));
    settings.put("psmail.https.port", Integer.toString(freePort()));
    settings.put("psmail.domains", "psmail.test,second.test");
    settings.put("psmail.db.url", database.url());
    settings.put("psmail.reading.interval", "PT1S");
    settings.put("psmail.mail.imaps.port", Integer.toString(freePort()));
    settings.put("psmail.mail.pop3s.port", Integer.toString(freePort()));
    settings.put("psmail.mail.submissions.port", Integer.toString(freePort()));
    settings.put("psmail.status.url", "http://127.0.0.1:" + statusPort);
    settings.put("psmail.limit.sign-in.account", "5/PT1H");
    settings.put("psmail.limit.sign-in.network", "1000/PT1H");
    settings.put("psmail.limit.registration.network", "1000/PT1H");
    return settings;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }
}
