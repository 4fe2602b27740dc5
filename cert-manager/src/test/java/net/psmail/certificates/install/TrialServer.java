package net.psmail.certificates.install;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import net.psmail.certificates.install.Listener.Protocol;

/** A server on a port of its own that comes to TLS as its protocol says, or behaves badly. */
public final class TrialServer implements AutoCloseable {

  /** What it does with a connection. */
  enum Manners {
    GOOD,
    CLOSES,
    HANGS,
    DRIPS,
    SENDS_A_GIGABYTE,
    SPEAKS_NO_TLS
  }

  private static final int BLOCK = 65_536;
  private static final int GIGABYTE = 1 << 30;

  private final Protocol protocol;
  private final ServerTls tls;
  private final ServerSocket socket;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  final AtomicLong sent = new AtomicLong();
  final AtomicInteger visits = new AtomicInteger();
  volatile Manners manners = Manners.GOOD;

  public TrialServer(Protocol protocol, ServerTls tls) throws IOException {
    this.protocol = protocol;
    this.tls = tls;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  public Listener listener() {
    return new Listener("127.0.0.1", socket.getLocalPort(), protocol, "mail.psmail.test");
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
    for (Socket one : open) {
      one.close();
    }
  }

  private void accept() {
    try {
      while (!socket.isClosed()) {
        Socket visitor = socket.accept();
        open.add(visitor);
        visits.incrementAndGet();
        start(() -> receive(visitor));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void receive(Socket visitor) {
    try (visitor) {
      switch (manners) {
        case GOOD -> serve(visitor, true);
        case SPEAKS_NO_TLS -> serve(visitor, false);
        case HANGS -> closed.await();
        case DRIPS -> drip(visitor.getOutputStream());
        case SENDS_A_GIGABYTE -> flood(visitor.getOutputStream());
        case CLOSES -> {
          // At once.
        }
      }
    } catch (IOException | InterruptedException e) {
      // The visitor has seen enough.
    } finally {
      open.remove(visitor);
    }
  }

  private void serve(Socket visitor, boolean speaksTls) throws IOException {
    InputStream in = visitor.getInputStream();
    OutputStream out = visitor.getOutputStream();
    for (String line : speaksTls ? words() : List.of(refusal())) {
      if (line.startsWith("?")) {
        readLine(in);
      } else {
        out.write((line + "\r\n").getBytes(US_ASCII));
      }
    }
    if (speaksTls) {
      SSLSocket secured =
          (SSLSocket)
              tls.context()
                  .getSocketFactory()
                  .createSocket(visitor, visitor.getInetAddress().getHostAddress(), 0, true);
      secured.setUseClientMode(false);
      secured.startHandshake();
      secured.getInputStream().read();
    } else {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** What it says, and where it listens. */
  private List<String> words() {
    return switch (protocol) {
      case TLS -> List.of();
      case IMAP ->
          List.of("* OK [CAPABILITY IMAP4rev1 STARTTLS] ready", "?", "* 0 RECENT", "a OK go on");
      case POP3 -> List.of("+OK ready", "?", "+OK go on");
      case SMTP ->
          List.of(
              "220-mail.psmail.test",
              "220 ready",
              "?",
              "250-mail.psmail.test",
              "250 STARTTLS",
              "?",
              "220 go on");
      case SIEVE ->
          List.of(
              "\"IMPLEMENTATION\" \"trial\"", "\"STARTTLS\"", "OK \"ready\"", "?", "OK \"go on\"");
    };
  }

  private String refusal() {
    return switch (protocol) {
      case TLS -> "Good day, this is no TLS.";
      case IMAP -> "* OK ready\r\na BAD no such command";
      case POP3 -> "+OK ready\r\n-ERR no such command";
      case SMTP -> "220 ready\r\n250 nothing\r\n502 no such command";
      case SIEVE -> "OK\r\nNO \"no such command\"";
    };
  }

  private static void readLine(InputStream in) throws IOException {
    int next = in.read();
    while (next != '\n' && next >= 0) {
      next = in.read();
    }
  }

  private void drip(OutputStream out) throws IOException, InterruptedException {
    while (!closed.await(20, TimeUnit.MILLISECONDS)) {
      out.write(protocol == Protocol.TLS ? 0x16 : '1');
    }
  }

  private void flood(OutputStream out) throws IOException {
    byte[] block = new byte[BLOCK];
    Arrays.fill(block, (byte) '1');
    while (sent.get() < GIGABYTE) {
      out.write(block);
      sent.addAndGet(block.length);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "trial-server");
    thread.setDaemon(true);
    thread.start();
  }
}
