package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
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
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * One Payara Micro with the built WAR for all tests of a run, with a database and a status page of
 * the test's own, so that both can fail.
 */
final class RunningPortal {

  static final String HOST = "portal.test";

  /** From there requests come through a proxy that is trusted. */
  static final String PROXY = "127.0.9.9";

  private static final Path PAYARA = Path.of("..", "deploy", "payara");
  private static final Duration START = Duration.ofMinutes(4);
  private static final Path WAR = Path.of("target", "it", "ROOT.war");

  private final int port = freePort();
  private final int securePort = freePort();
  private final int imapsPort = freePort();
  private final Database database;
  private final Path data;
  private final Process process;
  private volatile String summary = "{\"status\":{\"indicator\":\"none\"},\"incidents\":[]}";

  private RunningPortal(@Nullable Database known, Map<String, String> own, Path war) {
    try {
      data = Files.createTempDirectory(Path.of("target"), "portal-it").toAbsolutePath();
      Files.createDirectory(data.resolve("signer"));
      database = known == null ? Database.create(data.resolve("db")) : known;
      Map<String, String> settings = settings(startStatusPage().getAddress().getPort());
      settings.putAll(own);
      process = start(data, port, settings, war);
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      await().atMost(START).pollInterval(Duration.ofMillis(300)).until(this::isReadyOrDead);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static RunningPortal shared() {
    return Shared.PORTAL;
  }

  /** Another node of the same installation, with other settings. */
  static RunningPortal another(Map<String, String> settings) {
    return new RunningPortal(shared().database, settings, WAR);
  }

  /** An installation of its own, or with a database another node of it, with another WAR. */
  static RunningPortal with(Path war, @Nullable Database database, Map<String, String> settings) {
    return new RunningPortal(database, settings, war);
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

  URI securelyAt(String path) {
    return URI.create("https://localhost:" + securePort + path);
  }

  /** The address of the site as it is configured: by https, under a name that only we know. */
  String url() {
    return "https://" + HOST + ":" + securePort;
  }

  /** What trusts the authority of this installation. */
  SSLContext trust() {
    try (InputStream root = Files.newInputStream(data.resolve("tls/ca.pem"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(root));
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  int imapsPort() {
    return imapsPort;
  }

  int securePort() {
    return securePort;
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

  /** Starts the container with the built WAR; what it says goes to {@code output.txt}. */
  static Process start(Path data, int port, Map<String, String> settings) throws IOException {
    return start(data, port, settings, WAR);
  }

  private static Process start(Path data, int port, Map<String, String> settings, Path war)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-XX:+UseSerialGC");
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(
        List.of(
            "-jar",
            "target/it/payara-micro.jar",
            "--nocluster",
            "--disablephonehome",
            "--port",
            Integer.toString(port),
            "--prebootcommandfile",
            PAYARA.resolve("preboot.txt").toString(),
            "--postbootcommandfile",
            PAYARA.resolve("postboot.txt").toString(),
            "--postdeploycommandfile",
            PAYARA.resolve("postdeploy.txt").toString(),
            "--deploy",
            war.toString()));
    File output = data.resolve("output.txt").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
  }

  private Map<String, String> settings(int statusPort) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("psmail.data", data.toString());
    settings.put("psmail.site.url", url());
    settings.put("psmail.http.trusted-proxies", PROXY + ", 2001:db8::/64");
    settings.put("psmail.http.port", Integer.toString(port));
    settings.put("psmail.https.port", Integer.toString(securePort));
    settings.put("psmail.domains", "psmail.test,second.test");
    settings.put("psmail.db.url", database.url());
    settings.put("psmail.reading.interval", "PT1S");
    settings.put("psmail.mail.imaps.port", Integer.toString(imapsPort));
    settings.put("psmail.import.ports", imapsPort + ", 9");
    settings.put("psmail.import.private-hosts", "true");
    settings.put("psmail.import.roots", data.resolve("tls/ca.pem").toString());
    settings.put("psmail.mail.pop3s.port", Integer.toString(freePort()));
    settings.put("psmail.mail.submissions.port", Integer.toString(freePort()));
    // Nobody listens there: no question of a test leaves the machine.
    settings.put("psmail.dns.resolvers", "127.0.0.1:" + freePort());
    settings.put("psmail.dkim.directory", data.resolve("signer").toString());
    settings.put("psmail.status.url", "http://127.0.0.1:" + statusPort);
    settings.put("psmail.limit.sign-in.account", "5/PT1H");
    settings.put("psmail.limit.sign-in.network", "1000/PT1H");
    settings.put("psmail.limit.registration.network", "1000/PT1H");
    settings.put("psmail.limit.registration.wide-network", "off");
    settings.put("psmail.signup.proof", "0");
    settings.put("psmail.signup.hourly", "0");
    settings.put("psmail.invite.age", "PT0.001S");
    settings.put("psmail.limit.message.network", "100/PT1H");
    settings.put("psmail.limit.message-copy.network", "3/P1D");
    settings.put("psmail.limit.operator-link.network", "1000/PT1H");
    settings.put("psmail.limit.api.network", "100000/PT1H");
    return settings;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** Started by the first test that asks for it. */
  private static final class Shared {
    static final RunningPortal PORTAL = new RunningPortal(null, Map.of(), WAR);
  }
}
