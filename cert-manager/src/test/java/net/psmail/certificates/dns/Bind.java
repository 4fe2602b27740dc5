package net.psmail.certificates.dns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A private name server on loopback addresses, for acme.test, proofs.acme.test and, with DNSSEC,
 * signed.acme.test, which takes updates that are signed. Both 127.0.0.1 and ::1 are said to be
 * authoritative; for signed.acme.test, they are the addresses of one server.
 */
public final class Bind implements AutoCloseable {

  public static final String KEY_NAME = "psmail";
  public static final String ALGORITHM = "hmac-sha256";
  public static final String SECRET = "c2VjcmV0IG9mIHRoZSB0ZXN0IG9mIHRoZSBkbnM=";

  private static final String PROGRAM = "/usr/sbin/named";
  private static final int FIRST_PORT = 20_000;
  private static final int FIRST_EPHEMERAL_PORT = 32_768;
  private static final int FREE_PORT_TRIES = 50;

  private final InetSocketAddress address;
  private final Process process;

  public Bind(Path directory, int port, String... hosts) throws IOException {
    address = new InetSocketAddress(hosts[0], port);
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("acme.zone"),
        zone("acme.test")
            + """
            *.acme.test. A 127.0.0.1
            both.acme.test. A 127.0.0.1
            both.acme.test. AAAA ::1
            _25._tcp.alias.acme.test. CNAME tlsa.proofs.acme.test.
            _acme-challenge.alias.acme.test. CNAME elsewhere.proofs.acme.test.
            """);
    Files.writeString(directory.resolve("proofs.zone"), zone("proofs.acme.test"));
    Files.writeString(
        directory.resolve("signed.zone"),
        """
        $ORIGIN signed.acme.test.
        $TTL 60
        @ SOA ns1.acme.test. hostmaster 1 60 60 600 60
        @ NS both.acme.test.
        """);
    Files.writeString(
        directory.resolve("named.conf"), configuration(directory, listening(port, List.of(hosts))));
    process = start(directory);
  }

  /** One that is free for TCP and UDP, and that the system gives to no client. */
  public static int freePort() throws IOException {
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

  public InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private Process start(Path directory) throws IOException {
    if (!Files.isExecutable(Path.of(PROGRAM))) {
      throw new IOException("named is missing: apt-get install bind9");
    }
    Path log = directory.resolve("named.log");
    Process started =
        new ProcessBuilder(
                PROGRAM, "-g", "-n", "1", "-c", directory.resolve("named.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !started.isAlive() || isListening());
    } catch (ConditionTimeoutException deaf) {
      started.destroy();
      started.onExit().join();
    }
    if (!started.isAlive()) {
      throw new IOException(Files.readString(log, UTF_8));
    }
    return started;
  }

  private boolean isListening() {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String zone(String name) {
    return """
    $ORIGIN %1$s.
    $TTL 60
    @ SOA ns1 hostmaster 1 60 60 600 60
    @ NS ns1.acme.test.
    @ NS ns2.acme.test.
    ns1 A 127.0.0.1
    ns2 AAAA ::1
    """
        .formatted(name);
  }

  private static String listening(int port, List<String> hosts) {
    return "listen-on port %d { %s; }; listen-on-v6 port %d { %s; };"
        .formatted(
            port,
            hosts.contains("127.0.0.1") ? "127.0.0.1" : "none",
            port,
            hosts.contains("::1") ? "::1" : "none");
  }

  private static String configuration(Path directory, String listening) {
    return """
    options {
      directory "%1$s"; pid-file none; session-keyfile "%1$s/session.key";
      %2$s
      recursion yes; notify no; dnssec-validation no;
    };
    controls { };
    key "%3$s" { algorithm %4$s; secret "%5$s"; };
    zone "acme.test" { type primary; file "acme.zone"; allow-update { key "%3$s"; }; };
    zone "proofs.acme.test" { type primary; file "proofs.zone"; allow-update { key "%3$s"; }; };
    zone "signed.acme.test" {
      type primary; file "signed.zone"; allow-update { key "%3$s"; }; dnssec-policy default;
    };
    """
        .formatted(directory, listening, KEY_NAME, ALGORITHM, SECRET);
  }
}
