package net.psmail.certificates.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.install.ClientTls;
import net.psmail.certificates.install.ServerTls;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import net.psmail.certificates.store.TlsDirectory;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A private authority that speaks ACME, and a DNS in which every name is this machine. */
public final class Pebble implements AutoCloseable {

  private static final CertificateNames SELF =
      CertificateNames.of(List.of("localhost", "127.0.0.1"));

  private final Path directory;
  private final LocalCa ca = LocalCa.create(SELF, Instant.now(), new SecureRandom());
  private final int port = freePort();
  private final int managementPort = freePort();
  private final int tlsPort = freePort();
  private final int dnsPort = freePort();
  private final int httpPort;
  private final boolean binding;
  private final int rejectedNonces;
  private final Process dns;
  private final Process authority;

  /**
   * What differs from one to the other.
   *
   * @param nameServer where it looks names up, or null for the DNS that comes with it
   */
  public record Ways(
      int httpPort, boolean binding, int rejectedNonces, @Nullable InetSocketAddress nameServer) {}

  public Pebble(Path directory, Ways ways) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.httpPort = ways.httpPort();
    this.binding = ways.binding();
    this.rejectedNonces = ways.rejectedNonces();
    new TlsDirectory(directory).write("pebble.pem", ca.issue(SELF, Purpose.TLS, Instant.now()));
    dns =
        start(
            Map.of(),
            "pebble-challtestsrv",
            List.of(
                "-defaultIPv6",
                "",
                "-dns01",
                "127.0.0.1:" + dnsPort,
                "-http01",
                "",
                "-https01",
                "",
                "-tlsalpn01",
                "",
                "-management",
                "127.0.0.1:" + freePort()));
    Files.writeString(directory.resolve("pebble.json"), configuration());
    InetSocketAddress elsewhere = ways.nameServer();
    authority = startAuthority(elsewhere == null ? dnsPort : elsewhere.getPort());
  }

  public URI directoryUri() {
    return URI.create("https://localhost:" + port + "/dir");
  }

  /** Where the DNS that comes with it answers. */
  public int dnsPort() {
    return dnsPort;
  }

  /** Where it looks at proofs in TLS. */
  int tlsPort() {
    return tlsPort;
  }

  /** The authority by which its own server is known, in PEM. */
  public String root() {
    return TlsDirectory.pem(ca.root());
  }

  /** What it says of a certificate that it issued, in JSON. */
  String statusOf(X509Certificate leaf) throws IOException {
    URI uri =
        URI.create(
            "https://localhost:%d/cert-status-by-serial/%s"
                .formatted(managementPort, leaf.getSerialNumber().toString(16)));
    try {
      return HttpClient.newBuilder()
          .sslContext(trust())
          .build()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** For a server that stands in front of it. */
  SSLContext serverTls() {
    return new ServerTls(ca.issue(SELF, Purpose.TLS, Instant.now())).context();
  }

  public SSLContext trust() {
    return ClientTls.trusting(List.of(ca.root()));
  }

  @Override
  public void close() {
    for (Process process : List.of(authority, dns)) {
      process.destroy();
    }
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process startAuthority(int namesPort) throws IOException {
    Process process =
        start(
            Map.of(
                "PEBBLE_VA_NOSLEEP",
                "1",
                "PEBBLE_AUTHZREUSE",
                "0",
                "PEBBLE_WFE_NONCEREJECT",
                String.valueOf(rejectedNonces)),
            "pebble",
            List.of("-strict", "-config", "pebble.json", "-dnsserver", "127.0.0.1:" + namesPort));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !process.isAlive() || isListening());
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(directory.resolve("pebble.log"), UTF_8));
    }
    return process;
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private Process start(Map<String, String> environment, String program, List<String> arguments)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program);
    builder.command().addAll(arguments);
    builder.environment().putAll(environment);
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(directory.resolve(program + ".log").toFile());
    try {
      return builder.start();
    } catch (IOException missing) {
      throw new IOException("It is in a Debian package: apt-get install pebble", missing);
    }
  }

  private String configuration() {
    return """
    {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
      "certificate": "pebble.pem", "privateKey": "pebble.pem", "httpPort": %d, "tlsPort": %d,
      "ocspResponderURL": "", "externalAccountBindingRequired": %b,
      "externalAccountMACKeys":
        {"kid-1": "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W"},
      "certificateValidityPeriod": %d}}
    """
        .formatted(port, managementPort, httpPort, tlsPort, binding, TimeUnit.DAYS.toSeconds(45));
  }
}
