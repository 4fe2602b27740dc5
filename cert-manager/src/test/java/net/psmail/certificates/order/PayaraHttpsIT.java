package net.psmail.certificates.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Payara Micro under the settings that we ship, with the smallest application. */
class PayaraHttpsIT {

  private static final int SWAPS = 6;

  /** The data source that managed certificates ask for; nothing is ever stored there. */
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <data-source>
          <name>java:app/jdbc/psmail</name>
          <class-name>org.h2.jdbcx.JdbcDataSource</class-name>
          <url>jdbc:h2:mem:certificates</url>
        </data-source>
      </web-app>
      """;

  private static final Path SETTINGS = Path.of("..", "deploy", "payara").toAbsolutePath();

  private final Path path;
  private final int http;
  private final int https;
  private final Process server;

  PayaraHttpsIT(@TempDir Path path) throws IOException {
    this.path = path;
    try (ServerSocket one = new ServerSocket(0);
        ServerSocket other = new ServerSocket(0)) {
      http = one.getLocalPort();
      https = other.getLocalPort();
    }
    server = start(application());
  }

  @BeforeEach
  void awaitHttps() {
    await().atMost(Duration.ofMinutes(2)).until(this::answers);
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.destroy();
    if (!server.waitFor(30, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
  }

  @Test
  void servesHttp2WithOurCertificateAndSwapsItUnderLoadWithoutAnError() throws Exception {
    HttpResponse<String> page = client().send(get(), BodyHandlers.ofString());
    assertThat(page.body()).isEqualTo("hello");
    assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(page.headers().firstValue("Server")).isEmpty();
    assertThat(page.headers().firstValue("X-Powered-By")).isEmpty();
    assertThat(fingerprint(handshake("TLSv1.2"))).isEqualTo(fingerprint(handshake("TLSv1.3")));
    assertThatExceptionOfType(SSLException.class).isThrownBy(() -> handshake("TLSv1.1"));

    swapUnderLoad();
  }

  private void swapUnderLoad() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService visitors = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> visits = new ArrayList<>();
      visits.add(visitors.submit(() -> keepConnection(answered, over)));
      visits.add(visitors.submit(() -> connectAnew(answered, over)));
      visits.add(visitors.submit(() -> connectAnew(answered, over)));
      for (int i = 0; i < SWAPS; i++) {
        int before = answered.get();
        String swapped = client().send(post(), BodyHandlers.ofString()).body();
        assertThat(fingerprint(handshake("TLSv1.3"))).isEqualTo(swapped);
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> answered.get() > before + 30 || visits.stream().anyMatch(Future::isDone));
      }
      over.set(true);
      for (Future<?> visit : visits) {
        visit.get(30, TimeUnit.SECONDS);
      }
    } finally {
      visitors.shutdownNow();
    }
    assertThat(answered).hasValueGreaterThan(30 * SWAPS);
  }

  private Void keepConnection(AtomicInteger answered, AtomicBoolean over) throws Exception {
    HttpClient client = client();
    while (!over.get()) {
      assertThat(client.send(get(), BodyHandlers.ofString()).body()).isEqualTo("hello");
      answered.incrementAndGet();
    }
    return null;
  }

  private Void connectAnew(AtomicInteger answered, AtomicBoolean over) throws Exception {
    while (!over.get()) {
      handshake("TLSv1.3");
      answered.incrementAndGet();
    }
    return null;
  }

  private boolean answers() {
    try (Socket socket = new Socket("localhost", https)) {
      return socket.isConnected();
    } catch (IOException e) {
      assertThat(server.isAlive()).as("Payara Micro runs; see %s", path).isTrue();
      return false;
    }
  }

  private X509Certificate handshake(String version) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) trust().getSocketFactory().createSocket("localhost", https)) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static String fingerprint(X509Certificate certificate) {
    return KeyedChain.fingerprint(certificate);
  }

  private HttpRequest get() {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + https + "/")).build();
  }

  private HttpRequest post() {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + http + "/"))
        .POST(HttpRequest.BodyPublishers.noBody())
        .build();
  }

  private HttpClient client() throws Exception {
    return HttpClient.newBuilder().sslContext(trust()).build();
  }

  private SSLContext trust() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(
        "root", new TlsDirectory(path.resolve("tls")).readCertificate("ca.pem").orElseThrow());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private Process start(Path application) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-Dpsmail.https.port=" + https,
            "-Dpsmail.data=" + path,
            "-Dpsmail.tls.directory=" + path.resolve("tls"),
            "-jar",
            onClassPath("payara-micro-").get(0).toString(),
            "--nocluster",
            "--disablephonehome",
            "--port",
            Integer.toString(http),
            "--prebootcommandfile",
            SETTINGS.resolve("preboot.txt").toString(),
            "--postbootcommandfile",
            SETTINGS.resolve("postboot.txt").toString(),
            "--postdeploycommandfile",
            SETTINGS.resolve("postdeploy.txt").toString(),
            "--deploy",
            application.toString())
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target", "payara-https.log").toFile())
        .start();
  }

  /** A WAR as a directory: the module's classes, the trial's, and the module's libraries. */
  private Path application() throws IOException {
    Path classes = path.resolve("ROOT").resolve("WEB-INF").resolve("classes");
    Path libraries = Files.createDirectories(classes.resolveSibling("lib"));
    copy(Path.of("target", "classes"), classes, "");
    copy(Path.of("target", "test-classes"), classes, "TrialSite");
    for (String name : List.of("bc", "acme4j-", "jose4j-", "dnsjava-", "slf4j-api-")) {
      for (Path library : onClassPath(name)) {
        Files.copy(library, libraries.resolve(library.getFileName()));
      }
    }
    Files.writeString(classes.resolveSibling("beans.xml"), beans(), UTF_8);
    Files.writeString(classes.resolveSibling("web.xml"), WEB_XML, UTF_8);
    return path.resolve("ROOT");
  }

  private static String beans() throws IOException {
    return Files.readString(Path.of("target", "classes", "META-INF", "beans.xml"));
  }

  private static List<Path> onClassPath(String prefix) {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .map(Path::of)
        .filter(entry -> entry.getFileName().toString().startsWith(prefix))
        .toList();
  }

  private static void copy(Path from, Path to, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().startsWith(prefix)) {
          Path target = to.resolve(from.relativize(file).toString());
          Files.createDirectories(Objects.requireNonNull(target.getParent()));
          Files.copy(file, target);
        }
      }
    }
  }
}
