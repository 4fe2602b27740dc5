package net.psmail.provisioning.dns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** A private BIND that holds the zones of the tests. */
final class Bind implements AutoCloseable {

  private static final List<String> PROGRAMS =
      List.of("/usr/sbin/named", "/usr/bin/named-checkzone");

  private static final int FIRST_PORT = 20_000;
  private static final int FIRST_EPHEMERAL_PORT = 32_768;
  private static final int FREE_PORT_TRIES = 50;

  private final Path directory;
  private final int port;
  private final Process process;

  private Bind(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param zones text by domain, as the desk gives it
   */
  static Bind start(Map<String, String> zones) throws IOException {
    assertThat(PROGRAMS)
        .as("apt-get install -y --no-install-recommends bind9 bind9-utils")
        .allMatch(program -> Files.exists(Path.of(program)));
    Path directory = Files.createTempDirectory("psmail-bind");
    int port = freePort();
    String statements = load(directory, zones);
    Path configuration = directory.resolve("named.conf");
    Files.writeString(
        configuration,
        """
        options {
          directory "%1$s";
          pid-file "%1$s/named.pid";
          session-keyfile none;
          listen-on port %2$d { 127.0.0.1; };
          listen-on-v6 { none; };
          recursion no;
          notify no;
          empty-zones-enable no;
        };
        controls { };
        %3$s
        """
            .formatted(directory, port, statements));
    Process process =
        new ProcessBuilder("/usr/sbin/named", "-g", "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    Bind bind = new Bind(directory, port, process);
    bind.awaitAnswer(zones.keySet().iterator().next());
    return bind;
  }

  private static String load(Path directory, Map<String, String> zones) throws IOException {
    StringBuilder statements = new StringBuilder();
    for (Map.Entry<String, String> zone : zones.entrySet()) {
      Path file = directory.resolve(zone.getKey());
      Files.writeString(file, head(zone.getKey()) + zone.getValue());
      statements.append(
          "zone \"%s\" { type primary; file \"%s\"; check-names ignore; };%n"
              .formatted(zone.getKey(), file));
    }
    return statements.toString();
  }

  /** What our text leaves to whoever runs the zone. */
  static String head(String domain) {
    return """
        $TTL 3600
        %1$s. IN SOA ns.%1$s. hostmaster.%1$s. 1 3600 600 86400 300
        %1$s. IN NS ns.%1$s.
        ns.%1$s. IN A 127.0.0.1
        """
        .formatted(domain);
  }

  int port() {
    return port;
  }

  DnsSettings settings() {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new DnsSettings(
        List.of(here), port, Facts.addresses(), URI.create("https://www.example.org"));
  }

  /** What BIND's own checker says of a zone. */
  static String check(String domain, String text) throws IOException, InterruptedException {
    Path file = Files.createTempFile("psmail-zone", ".txt");
    Files.writeString(file, head(domain) + text);
    Process checker =
        new ProcessBuilder("/usr/bin/named-checkzone", "-i", "local", domain, file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(checker.getInputStream().readAllBytes(), UTF_8);
    assertThat(checker.waitFor()).as(said).isZero();
    Files.delete(file);
    return said;
  }

  private void awaitAnswer(String domain) {
    NameServer server =
        new NameServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    await("BIND, whose log is " + directory.resolve("log"))
        .atMost(20, TimeUnit.SECONDS)
        .until(
            () ->
                server.ask(Name.fromString(domain + "."), Type.SOA, false).isPresent()
                    || !process.isAlive());
    assertThat(process.isAlive()).as("see " + directory.resolve("log")).isTrue();
  }

  /** One that is free for TCP and UDP, and that the system gives to no client. */
  static int freePort() throws IOException {
    for (int port :
        new Random().ints(FREE_PORT_TRIES, FIRST_PORT, FIRST_EPHEMERAL_PORT).toArray()) {
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("No port is free.");
  }

  private static boolean isFree(int port) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (ServerSocket tcp = new ServerSocket();
        DatagramSocket udp = new DatagramSocket(address)) {
      tcp.bind(address);
      return udp.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
