package net.psmail.certificates.acme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;

/** Stands before a Pebble and spoils some of its answers. */
final class FaultyProxy implements AutoCloseable {

  /** How an answer is spoiled. */
  enum Fault {
    /** The request gets there, and the answer is lost. */
    ANSWER_LOST,
    /** The connection ends in the middle of the answer. */
    HALF_AN_ANSWER,
    /** A fault of the authority. */
    INTERNAL_ERROR,
    /** It has too much to do, and says so in no language that is agreed on. */
    BUSY,
    /** Somebody else answers. */
    ANOTHER_PAGE,
    /** It does not know the nonce. */
    BAD_NONCE,
    /** It wants to be left alone for two hours. */
    RATE_LIMITED,
    /** It wants to be asked again. */
    ORDER_NOT_READY,
    /** The answer takes a second. */
    LATE,
    /** RFC 8555, 7.1.6: what was pending is not good for anything any more. */
    EXPIRED,
    /** RFC 8555, 7.1.6: an order becomes so when one of its authorizations expires. */
    INVALID
  }

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final SSLServerSocket socket;
  private final SSLSocketFactory authorities;
  private final int port;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger left = new AtomicInteger();
  private volatile String path = "";
  private volatile Fault fault = Fault.LATE;

  FaultyProxy(Pebble pebble) throws IOException {
    this.authorities = pebble.trust().getSocketFactory();
    this.port = pebble.directoryUri().getPort();
    socket =
        (SSLServerSocket)
            pebble
                .serverTls()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  URI directoryUri() {
    return URI.create("https://localhost:" + socket.getLocalPort() + "/dir");
  }

  /** From now on, so many answers to what begins with this path are spoiled. */
  void spoil(String start, Fault how, int times) {
    path = start;
    fault = how;
    left.set(times);
  }

  /** How many answers are still to be spoiled. */
  int left() {
    return left.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }

  private void accept() {
    try {
      while (!socket.isClosed()) {
        Socket visitor = socket.accept();
        threads.execute(() -> serve(visitor));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void serve(Socket visitor) {
    try (visitor) {
      visitor.setTcpNoDelay(true);
      String asked = request(visitor.getInputStream());
      if (!asked.isEmpty()) {
        visitor.getOutputStream().write(answer(asked).getBytes(ISO_8859_1));
      }
    } catch (IOException e) {
      // The visitor has seen enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String answer(String asked) throws IOException, InterruptedException {
    boolean spoils =
        asked.split(" ", 3)[1].startsWith(path)
            && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
    return spoils ? spoiled(asked) : relayed(asked);
  }

  private String spoiled(String asked) throws IOException, InterruptedException {
    return switch (fault) {
      case ANSWER_LOST -> {
        relayed(asked);
        yield "";
      }
      case HALF_AN_ANSWER -> {
        String whole = relayed(asked);
        yield whole.substring(0, (whole.length() + whole.indexOf(END_OF_HEAD)) / 2);
      }
      case INTERNAL_ERROR -> problem("500 Internal Server Error", "serverInternal");
      case BUSY -> page("503 Service Unavailable\r\nRetry-After: 60");
      case ANOTHER_PAGE -> page("200 OK");
      case BAD_NONCE -> problem("400 Bad Request", "badNonce");
      case RATE_LIMITED -> problem("429 Too Many Requests\r\nRetry-After: 7200", "rateLimited");
      case ORDER_NOT_READY -> problem("403 Forbidden", "orderNotReady");
      case LATE -> {
        TimeUnit.SECONDS.sleep(1);
        yield relayed(asked);
      }
      // As long as the word that it stands for.
      case EXPIRED -> relayed(asked).replace("\"pending\"", "\"expired\"");
      case INVALID -> relayed(asked).replace("\"pending\"", "\"invalid\"");
    };
  }

  /** Bytes as characters: all of the answer, which ends with the connection. */
  private String relayed(String asked) throws IOException {
    try (Socket authority = authorities.createSocket("localhost", port)) {
      authority.setTcpNoDelay(true);
      String once = asked.replaceFirst("\r\n", "\r\nConnection: close\r\n");
      authority.getOutputStream().write(once.getBytes(ISO_8859_1));
      return new String(authority.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith(END_OF_HEAD)) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    String text = head.toString(ISO_8859_1);
    Matcher length = LENGTH.matcher(text);
    int more = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return text + new String(in.readNBytes(more), ISO_8859_1);
  }

  private static String problem(String status, String type) {
    return said(
        status,
        "application/problem+json",
        "{\"type\": \"urn:ietf:params:acme:error:" + type + "\", \"detail\": \"A trial.\"}");
  }

  private static String page(String status) {
    return said(status, "text/html", "<h1>Come again</h1>");
  }

  private static String said(String status, String type, String body) {
    return "HTTP/1.1 %s\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, type, body.length(), body);
  }
}
