package net.psmail.status.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Postfix from the system's package in a directory of its own, from which no mail leaves. */
final class PrivatePostfix implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/postfix");
  private static final Duration TO_START = Duration.ofSeconds(30);

  private final Path directory;
  private final int port;
  private final ProcessHandle master;

  PrivatePostfix(Path directory) throws IOException {
    this(directory, null);
  }

  /** One that offers STARTTLS, unless it is nobody. */
  PrivatePostfix(Path directory, @Nullable Identity identity) throws IOException {
    this.directory = directory;
    if (!Files.isExecutable(PROGRAM)) {
      throw new IOException("apt-get install -y --no-install-recommends postfix");
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    // Postfix changes to a user of its own, who must be able to pass through.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    Files.createDirectories(directory.resolve("queue"));
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.setOwner(
        data,
        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
    Files.createDirectories(directory.resolve("etc"));
    Files.writeString(
        directory.resolve("etc/main.cf"), main() + (identity == null ? "" : tls(identity)));
    Files.writeString(directory.resolve("etc/master.cf"), master());
    start();
    String pid = Files.readString(directory.resolve("queue/pid/master.pid")).strip();
    master = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    await().atMost(TO_START).until(this::isListening);
  }

  private String main() {
    return """
    compatibility_level = 3.6
    queue_directory = %1$s/queue
    data_directory = %1$s/data
    maillog_file = %1$s/postfix.log
    maillog_file_prefixes = %1$s
    myhostname = mail.example.test
    mydestination =
    local_recipient_maps =
    local_transport = error:no local mail here
    default_transport = held
    defer_transports = held
    alias_maps =
    alias_database =
    inet_interfaces = loopback-only
    mynetworks = 127.0.0.0/8
    smtpd_relay_restrictions = permit_mynetworks,reject
    """
        .formatted(directory);
  }

  private String tls(Identity identity) throws IOException {
    Path chain = Files.writeString(directory.resolve("etc/chain.pem"), identity.pem());
    return "smtpd_tls_security_level = may\nsmtpd_tls_chain_files = " + chain + "\n";
  }

  private String master() {
    return """
    127.0.0.1:%d inet n - n - - smtpd
    cleanup   unix  n - n - 0 cleanup
    qmgr      unix  n - n 300 1 qmgr
    rewrite   unix  - - n - - trivial-rewrite
    bounce    unix  - - n - 0 bounce
    defer     unix  - - n - 0 bounce
    trace     unix  - - n - 0 bounce
    error     unix  - - n - - error
    retry     unix  - - n - - error
    held      unix  - - n - - error
    showq     unix  n - n - - showq
    proxymap  unix  - - n - - proxymap
    anvil     unix  - - n - 1 anvil
    tlsmgr    unix  - - n 1000? 1 tlsmgr
    postlog   unix-dgram n - n - 1 postlogd
    """
        .formatted(port);
  }

  private void start() throws IOException {
    Process start =
        new ProcessBuilder(PROGRAM.toString(), "-c", directory.resolve("etc").toString(), "start")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile())
            .start();
    try {
      if (!start.waitFor(TO_START.toSeconds(), TimeUnit.SECONDS) || start.exitValue() != 0) {
        throw new IOException(Files.readString(directory.resolve("said")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == '2';
    } catch (IOException notYet) {
      return false;
    }
  }

  int port() {
    return port;
  }

  String queueCommand() {
    return "/usr/sbin/postqueue -c " + directory.resolve("etc") + " -j";
  }

  /** Takes a mail with many recipients, which then waits. */
  void take(int recipients) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      hear(socket, "220");
      say(socket, "HELO localhost", "250");
      say(socket, "MAIL FROM:<a@example.test>", "250");
      for (int i = 0; i < recipients; i++) {
        say(socket, "RCPT TO:<b" + i + "@example.org>", "250");
      }
      say(socket, "DATA", "354");
      say(socket, "Subject: x\r\n\r\nText\r\n.", "250");
      say(socket, "QUIT", "221");
    }
  }

  private static void say(Socket socket, String line, String code) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    hear(socket, code);
  }

  private static void hear(Socket socket, String code) throws IOException {
    String line = FakeServer.readLine(socket);
    if (!line.startsWith(code)) {
      throw new IOException(line);
    }
  }

  @Override
  public void close() {
    master.destroy();
    try {
      master.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    } catch (RuntimeException e) {
      throw new UncheckedIOException(new IOException("Postfix did not end", e));
    }
  }
}
