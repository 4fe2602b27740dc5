package net.psmail.certificates.acme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
    /** The order, or what it stands on, is no longer good. */
    EXPIRED
  }

  private record Answer(int status, Headers headers, byte[] body) {}

  private static final String ERROR = "urn:ietf:params:acme:error:";

  private final HttpsServer server;
  private final Pebble pebble;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger left = new AtomicInteger();
  private volatile String path = "";
  private volatile Fault fault = Fault.LATE;

  FaultyProxy(Pebble pebble) throws IOException {
    this.pebble = pebble;
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(pebble.serverTls()));
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI directoryUri() {
    return URI.create("https://" + host() + "/dir");
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
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private String host() {
    return "localhost:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean spoils =
        exchange.getRequestURI().getPath().startsWith(path)
            && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
    try (exchange) {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      if (spoils) {
        spoil(exchange, asked);
      } else {
        send(exchange, relayed(exchange, asked));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void spoil(HttpExchange exchange, byte[] asked) throws IOException, InterruptedException {
    switch (fault) {
      case ANSWER_LOST -> relayed(exchange, asked);
      case HALF_AN_ANSWER -> sendHalf(exchange, relayed(exchange, asked));
      case INTERNAL_ERROR -> refuse(exchange, 500, "serverInternal");
      case BUSY -> sendPage(exchange, 503);
      case ANOTHER_PAGE -> sendPage(exchange, 200);
      case BAD_NONCE -> refuse(exchange, 400, "badNonce");
      case RATE_LIMITED -> {
        exchange.getResponseHeaders().add("Retry-After", "7200");
        refuse(exchange, 429, "rateLimited");
      }
      case ORDER_NOT_READY -> refuse(exchange, 403, "orderNotReady");
      case LATE -> {
        TimeUnit.SECONDS.sleep(1);
        send(exchange, relayed(exchange, asked));
      }
      case EXPIRED -> send(exchange, expired(exchange, relayed(exchange, asked)));
    }
  }

  /** RFC 8555, 7.1.6: an order becomes invalid when one of its authorizations expires. */
  private static Answer expired(HttpExchange exchange, Answer answer) {
    boolean ofAnOrder = exchange.getRequestURI().getPath().startsWith("/my-order/");
    String status = "\"status\": \"" + (ofAnOrder ? "invalid" : "expired") + '"';
    String text = new String(answer.body(), UTF_8).replaceAll("\"status\": *\"[a-z]+\"", status);
    return new Answer(answer.status(), answer.headers(), text.getBytes(UTF_8));
  }

  /** In the oldest HTTP, so that the answer ends with the connection. */
  private Answer relayed(HttpExchange exchange, byte[] asked) throws IOException {
    try (Socket socket =
        pebble
            .trust()
            .getSocketFactory()
            .createSocket("localhost", pebble.directoryUri().getPort())) {
      OutputStream out = socket.getOutputStream();
      StringBuilder head = new StringBuilder();
      head.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
      head.append(" HTTP/1.0\r\nHost: ").append(host());
      for (String name : List.of("Content-Type", "User-Agent", "Accept", "Accept-Language")) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
          head.append("\r\n").append(name).append(": ").append(value);
        }
      }
      head.append("\r\nContent-Length: ").append(asked.length).append("\r\n\r\n");
      out.write(head.toString().getBytes(ISO_8859_1));
      out.write(asked);
      out.flush();
      return read(socket.getInputStream().readAllBytes());
    }
  }

  private static Answer read(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    List<String> lines = List.of(text.substring(0, end).split("\r\n", -1));
    Headers headers = new Headers();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    headers.remove("Connection");
    headers.remove("Content-Length");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(bytes, end + 4, bytes.length - end - 4);
    return new Answer(
        Integer.parseInt(lines.get(0).split(" ", -1)[1]), headers, body.toByteArray());
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    sendHead(exchange, answer);
    if (!exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  private static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.body().length > 1) {
      sendHead(exchange, answer);
      exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
      exchange.getResponseBody().flush();
    }
  }

  private static void sendHead(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().putAll(answer.headers());
    boolean isEmpty = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
  }

  private static void sendPage(HttpExchange exchange, int status) throws IOException {
    Headers headers = new Headers();
    headers.add("Content-Type", "text/html");
    headers.add("Retry-After", "60");
    send(exchange, new Answer(status, headers, "<h1>Come again</h1>".getBytes(UTF_8)));
  }

  private static void refuse(HttpExchange exchange, int status, String type) throws IOException {
    Headers headers = new Headers();
    headers.add("Content-Type", "application/problem+json");
    String text = "{\"type\": \"%s%s\", \"detail\": \"This is a trial.\"}".formatted(ERROR, type);
    send(exchange, new Answer(status, headers, text.getBytes(UTF_8)));
  }
}
