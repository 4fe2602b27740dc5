package net.psmail.status.watch;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static net.psmail.status.watch.HistoryBench.atMost;
import static net.psmail.status.watch.HistoryBench.heading;
import static net.psmail.status.watch.HistoryBench.say;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.status.database.Database;
import net.psmail.status.probe.BenchServers;
import net.psmail.status.probe.Origin;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import net.psmail.status.probe.Severity;
import net.psmail.status.probe.Trust;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * What a thousand looks a minute cost, with everything that follows from them: part of {@code
 * deploy/psmail bench}. Beside that, connections and handshakes alone.
 */
final class ProbesBench {

  private static final int PROBES = 1_000;
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final int WARM_UP_MINUTES = 1;
  private static final int MINUTES = 2;
  private static final double AIM_PER_CENT = 10;
  private static final int AIM_MEGABYTES = 100;
  private static final List<ProbeKind> KINDS =
      List.of(ProbeKind.TCP, ProbeKind.TLS, ProbeKind.IMAP, ProbeKind.IMAPS);

  private final Path files;
  private final BenchServers servers;
  private final int components;

  private ProbesBench(Path files, BenchServers servers, int components) {
    this.files = files;
    this.servers = servers;
    this.components = components;
  }

  /** Arguments: for how many components the probes speak; 50 if there is none. */
  public static void main(String[] arguments) throws Exception {
    HistoryBench.quiet();
    int components = arguments.length == 0 ? 50 : Integer.parseInt(arguments[0]);
    Path files = Files.createTempDirectory("psmail-bench");
    try (BenchServers servers = new BenchServers(files.resolve("ca.pem"))) {
      heading(
          "probes",
          PROBES + " a minute of TCP, TLS, IMAP, IMAPS; " + components + " components; H2");
      new ProbesBench(files, servers, components).measure();
    } finally {
      HistoryBench.remove(files);
    }
    System.exit(0);
  }

  private void measure() throws Exception {
    double bare = bare();
    JdbcConnectionPool source = HistoryBench.source(files);
    Database database = new Database(source);
    database.query("make the tables", row -> row.getInt(1), "select 1");
    long heap = heap();
    long resident = resident();
    try (OwnPage page = new OwnPage(source, files, probes())) {
      page.node.start();
      pause(WARM_UP_MINUTES);
      double used = perCent(() -> pause(MINUTES));
      long more = heap() - heap;
      tell(database);
      atMost("all of it / bare, % of a core", AIM_PER_CENT, bare, used);
      say(
          "  memory more: heap %d MB, resident %d MB, aim %d MB %s",
          more >> 20,
          (resident() - resident) >> 20,
          AIM_MEGABYTES,
          more >> 20 < AIM_MEGABYTES ? "reached" : "missed");
    } finally {
      source.dispose();
    }
  }

  /** Every look must have been in time and found that all works. */
  private static void tell(Database database) {
    List<Integer> took =
        database.query(
            "read results",
            row -> row.getInt("took_ms"),
            "select took_ms from probe_result where finding = 'WORKS' order by took_ms");
    int all =
        database.query("count", row -> row.getInt(1), "select count(*) from probe_result").get(0);
    say(
        "  looks %d, all is well in %d, p50 %d ms  p99 %d ms",
        all, took.size(), took.get(took.size() / 2), took.get(took.size() * 99 / 100));
    if (took.size() != all || all < PROBES * (WARM_UP_MINUTES + MINUTES - 1)) {
      throw new IllegalStateException("Not all looks were made, or not all found that it works.");
    }
  }

  private List<Probe> probes() {
    List<Probe> probes = new ArrayList<>();
    for (int number = 0; number < PROBES; number++) {
      ProbeKind kind = KINDS.get(number % KINDS.size());
      TreeMap<String, String> options = new TreeMap<>();
      if (kind != ProbeKind.TCP) {
        options.put("name", "localhost");
      }
      probes.add(
          new Probe(
              "probe-" + number,
              "service-" + number % components,
              kind,
              "127.0.0.1:" + servers.port(kind),
              options,
              INTERVAL,
              Duration.ofSeconds(5),
              2,
              null,
              Severity.MAJOR_OUTAGE,
              null,
              Origin.ADMINISTRATOR));
    }
    return probes;
  }

  /** The same connections and handshakes, as evenly spread, with nothing around them. */
  private double bare() throws Exception {
    SSLSocketFactory sockets = new Trust(files.resolve("ca.pem")).sockets();
    bare(sockets, PROBES, Duration.ofSeconds(10));
    return perCent(() -> bare(sockets, PROBES, INTERVAL));
  }

  private void bare(SSLSocketFactory sockets, int number, Duration time) {
    CountDownLatch left = new CountDownLatch(number);
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    Future<?> unused =
        timer.scheduleAtFixedRate(
            () -> {
              connect(sockets, KINDS.get((int) left.getCount() % KINDS.size()));
              left.countDown();
            },
            0,
            time.toMillis() / number,
            MILLISECONDS);
    await(left);
    timer.shutdownNow();
  }

  /** A resumed session would be another kind of handshake than a probe's. */
  private void connect(SSLSocketFactory sockets, ProbeKind kind) {
    int port = servers.port(kind == ProbeKind.TCP ? kind : ProbeKind.TLS);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      if (kind != ProbeKind.TCP) {
        SSLSocket tls = (SSLSocket) sockets.createSocket(socket, "localhost", port, false);
        tls.startHandshake();
        tls.getSession().invalidate();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double perCent(Runnable work) {
    long begin = System.nanoTime();
    long processor = processorNanos();
    work.run();
    return 100.0 * (processorNanos() - processor) / (System.nanoTime() - begin);
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void pause(int minutes) {
    CountDownLatch never = new CountDownLatch(1);
    try {
      if (never.await(minutes, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Nobody counts.");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is alive in it. */
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        * 1024;
  }
}
