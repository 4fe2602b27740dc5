package net.psmail.status.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A BIND of our own that answers for some zones, and BIND's tools that sign them. */
record Bind(int port, Process named) implements AutoCloseable {

  private static final Path NAMED = Path.of("/usr/sbin/named");
  private static final int FIRST_PORT = 20_000;
  private static final int FIRST_EPHEMERAL_PORT = 32_768;

  /** Starts one with these zones, each in a file of the directory. */
  static Bind start(Path directory, Map<String, String> zones) throws IOException {
    if (!Files.isExecutable(NAMED)) {
      throw new IOException("apt-get install -y --no-install-recommends bind9");
    }
    int port = freePort();
    StringBuilder text =
        new StringBuilder(
            """
            options { directory "%1$s"; pid-file "%1$s/pid"; session-keyfile none;
              listen-on port %2$d { 127.0.0.1; }; listen-on-v6 { none; }; recursion no;
              notify no; empty-zones-enable no; };
            controls { };
            """
                .formatted(directory, port));
    zones.forEach(
        (zone, file) ->
            text.append(
                "zone \"%s\" { type primary; file \"%s\"; check-names ignore; };\n"
                    .formatted(zone, file)));
    Path configuration = Files.writeString(directory.resolve("named.conf"), text);
    Path log = directory.resolve("log");
    Process named =
        new ProcessBuilder(NAMED.toString(), "-g", "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await(log.toString())
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> Files.readString(log, UTF_8).contains("running"));
    return new Bind(port, named);
  }

  /**
   * Signs a zone's file with a key of its own; leaves {@code FILE.signed}, and its DS in {@code
   * dsset-ZONE.}, which the zone above takes in when it is signed later.
   *
   * @param times {@code -s} and {@code -e} of dnssec-signzone, or nothing
   */
  static void sign(Path directory, String zone, String file, String... times) throws IOException {
    run(directory, "dnssec-keygen", "-q", "-a", "ECDSAP256SHA256", "-f", "KSK", zone);
    List<String> command =
        new ArrayList<>(List.of("dnssec-signzone", "-q", "-S", "-z", "-P", "-g", "-o", zone));
    command.addAll(List.of(times));
    command.add(file);
    run(directory, command.toArray(String[]::new));
  }

  /** Settings that ask it. */
  OneLook asked() {
    return OneLook.with(Map.of("psmail.dns.resolvers", "127.0.0.1:" + port));
  }

  private static void run(Path directory, String... command) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException missing) {
      throw new IOException("apt-get install -y --no-install-recommends bind9-utils", missing);
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** One that is free for TCP and UDP, and that the system gives to no client. */
  private static int freePort() throws IOException {
    for (int port : new Random().ints(50, FIRST_PORT, FIRST_EPHEMERAL_PORT).toArray()) {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      try (ServerSocket tcp = new ServerSocket();
          DatagramSocket udp = new DatagramSocket(address)) {
        tcp.bind(address);
        return udp.getLocalPort();
      } catch (IOException taken) {
        // the next one may be free
      }
    }
    throw new IOException("No port is free.");
  }

  @Override
  public void close() {
    named.destroy();
    named.onExit().join();
  }
}
