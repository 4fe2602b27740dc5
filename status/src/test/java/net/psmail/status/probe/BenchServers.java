package net.psmail.status.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** Servers to look at, in a process of their own so that nobody counts what they cost. */
public final class BenchServers implements AutoCloseable {

  private final Process process;
  private final int plain;
  private final int tls;
  private final int imap;
  private final int imaps;

  /** Has them started; writes their authority's certificate there. */
  public BenchServers(Path authority) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                BenchServers.class.getName(),
                authority.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    plain = Integer.parseInt(output.readLine());
    tls = Integer.parseInt(output.readLine());
    imap = Integer.parseInt(output.readLine());
    imaps = Integer.parseInt(output.readLine());
  }

  /** The other process: prints its ports and serves until its input ends. */
  public static void main(String[] arguments) throws IOException {
    Authority authority = new Authority();
    Files.writeString(Path.of(arguments[0]), authority.pem());
    SSLContext context = authority.valid("localhost");
    String greeting = "* OK IMAP4rev2 ready";
    System.out.println(FakeServer.plain(socket -> socket.getInputStream().read()).port());
    System.out.println(FakeServer.tls(context, socket -> socket.getInputStream().read()).port());
    System.out.println(FakeServer.startTls(context, greeting, "a OK begin", "").port());
    System.out.println(FakeServer.tls(context, FakeServer.saying(greeting)).port());
    while (System.in.read() >= 0) {
      // Nobody writes.
    }
    System.exit(0);
  }

  /** The port where a probe of this kind finds what it wants. */
  public int port(ProbeKind kind) {
    return switch (kind) {
      case TCP -> plain;
      case TLS -> tls;
      case IMAP -> imap;
      case IMAPS -> imaps;
      default -> throw new IllegalArgumentException(kind.key());
    };
  }

  @Override
  public void close() {
    process.destroy();
  }
}
