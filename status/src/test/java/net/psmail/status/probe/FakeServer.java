package net.psmail.status.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server on a free loopback port that behaves as a test tells it, well or badly. */
public final class FakeServer implements AutoCloseable {

  /** What it does with each connection. */
  public interface Behaviour {
    void serve(Socket socket) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "fake server");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicInteger visits = new AtomicInteger();

  private FakeServer(ServerSocket listener, Behaviour behaviour) {
    this.listener = listener;
    Future<?> unused = threads.submit(() -> accept(behaviour));
  }

  public static FakeServer plain(Behaviour behaviour) {
    return listening(null, behaviour);
  }

  public static FakeServer tls(SSLContext context, Behaviour behaviour) {
    return listening(context, behaviour);
  }

  private static FakeServer listening(@Nullable SSLContext tls, Behaviour behaviour) {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      ServerSocket socket =
          tls == null
              ? new ServerSocket(0, 50, loopback)
              : tls.getServerSocketFactory().createServerSocket(0, 50, loopback);
      return new FakeServer(socket, behaviour);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Behaviour saying(String line) {
    return socket -> {
      send(socket, line + "\r\n");
      socket.getInputStream().read();
    };
  }

  public static Behaviour silent() {
    return socket -> Thread.sleep(60_000);
  }

  /** A line without its end, empty when the other side has gone. */
  static String readLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = socket.getInputStream().read();
        next >= 0 && next != '\n';
        next = socket.getInputStream().read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** Greets, gives leave to begin TLS, and says something after the handshake; SMTP greets back. */
  static FakeServer startTls(SSLContext context, String greeting, String leave, String after) {
    return plain(
        socket -> {
          send(socket, greeting + "\r\n");
          boolean smtp = leave.isEmpty();
          if (smtp) {
            readLine(socket);
            send(socket, "250-here\r\n250 STARTTLS\r\n");
          }
          readLine(socket);
          send(socket, (smtp ? "220 begin" : leave) + "\r\n");
          SSLSocket tls =
              (SSLSocket)
                  context
                      .getSocketFactory()
                      .createSocket(socket, "localhost", socket.getPort(), true);
          tls.setUseClientMode(false);
          tls.startHandshake();
          if (smtp) {
            readLine(tls);
          }
          send(tls, (smtp ? "250 here" : after) + "\r\n");
          readLine(tls);
        });
  }

  /** Greets, gives leave to begin TLS to whoever asks, and goes on as told after the handshake. */
  static FakeServer startTls(
      SSLContext context, String greeting, String leave, Behaviour afterTls) {
    return plain(
        socket -> {
          send(socket, greeting + "\r\n");
          readLine(socket);
          send(socket, leave + "\r\n");
          SSLSocket tls =
              (SSLSocket)
                  context
                      .getSocketFactory()
                      .createSocket(socket, "localhost", socket.getPort(), true);
          tls.setUseClientMode(false);
          afterTls.serve(tls);
        });
  }

  static Behaviour trickling() {
    return socket -> {
      while (true) {
        send(socket, "x");
        Thread.sleep(100);
      }
    };
  }

  static Behaviour flooding() {
    return socket -> {
      while (true) {
        send(socket, "x".repeat(8192));
      }
    };
  }

  static Behaviour closingAtOnce() {
    return socket -> {};
  }

  static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  public int port() {
    return listener.getLocalPort();
  }

  public int visits() {
    return visits.get();
  }

  private void accept(Behaviour behaviour) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        visits.incrementAndGet();
        Future<?> unused = threads.submit(() -> serve(socket, behaviour));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void serve(Socket socket, Behaviour behaviour) {
    try (socket) {
      behaviour.serve(socket);
    } catch (IOException | InterruptedException e) {
      // the probe has gone or the test is over, and both are as they should be
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
