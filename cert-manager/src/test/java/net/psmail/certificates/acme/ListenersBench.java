package net.psmail.certificates.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.psmail.certificates.acme.CertificatesBench.heading;
import static net.psmail.certificates.acme.CertificatesBench.percentiles;
import static net.psmail.certificates.acme.CertificatesBench.say;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.install.Listener;
import net.psmail.certificates.install.Lookout;
import net.psmail.certificates.install.ServerTls;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;

/** What it costs to look at listeners, which are in another process. */
final class ListenersBench {

  private static final int OF_AN_INSTALLATION = 7;
  private static final int MANY = 1_000;
  private static final int ROUNDS = 100;
  private static final double AIM_MILLIS = 300;
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);
  private static final String NAME = "mail.psmail.test";

  private ListenersBench() {}

  /** The other process: prints its ports and serves until its input ends. */
  public static void main(String[] arguments) throws Exception {
    CertificateNames names = CertificateNames.of(List.of(NAME));
    ServerTls tls =
        new ServerTls(
            LocalCa.create(names, Instant.now(), new SecureRandom())
                .issue(names, Purpose.TLS, Instant.now()));
    for (int i = 0; i < OF_AN_INSTALLATION; i++) {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
      server.setExecutor(Executors.newCachedThreadPool());
      server.start();
      System.out.println(server.getAddress().getPort());
    }
    while (System.in.read() >= 0) {
      // Nobody writes.
    }
    System.exit(0);
  }

  static void measure() throws IOException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                ListenersBench.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8))) {
      List<Listener> seven = new ArrayList<>();
      for (int i = 0; i < OF_AN_INSTALLATION; i++) {
        int port = Integer.parseInt(output.readLine());
        seven.add(new Listener("127.0.0.1", port, Listener.Protocol.TLS, NAME));
      }
      measure(seven);
    } finally {
      other.destroy();
    }
  }

  private static void measure(List<Listener> seven) {
    Lookout lookout = new Lookout(Duration.ofSeconds(5));
    heading("listeners", "TLS handshakes with another process");
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < 2 * ROUNDS; round++) {
      long begin = System.nanoTime();
      requireAnswers(lookout, seven);
      times.add((System.nanoTime() - begin) / 1e6);
    }
    List<Double> warm = times.subList(ROUNDS, 2 * ROUNDS);
    say(
        "  proof of %d, the first            %7.1f ms  aim %.0f ms %s",
        OF_AN_INSTALLATION,
        times.get(0),
        AIM_MILLIS,
        times.get(0) < AIM_MILLIS ? "reached" : "missed");
    say(
        "  proof of %d                       %s  aim %.0f ms %s",
        OF_AN_INSTALLATION,
        percentiles(warm),
        AIM_MILLIS,
        Collections.max(warm) < AIM_MILLIS ? "reached" : "missed");

    List<Listener> many = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      many.add(seven.get(i % seven.size()));
    }
    long begin = System.nanoTime();
    long processor = processorNanos();
    requireAnswers(lookout, many);
    double used = (processorNanos() - processor) / 1e9;
    say(
        "  a look at %,d                 %7.2f s, of the processor %.2f s: every %d minutes %.2f %% of a core",
        MANY,
        (System.nanoTime() - begin) / 1e9,
        used,
        BETWEEN_LOOKS.toMinutes(),
        100 * used / BETWEEN_LOOKS.toSeconds());
  }

  private static void requireAnswers(Lookout lookout, List<Listener> listeners) {
    if (lookout.look(listeners).stream().anyMatch(sighting -> sighting.chain().isEmpty())) {
      throw new IllegalStateException("A listener did not answer.");
    }
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
