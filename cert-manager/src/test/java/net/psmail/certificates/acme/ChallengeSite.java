package net.psmail.certificates.acme;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Where authorities ask for the proof of a name by HTTP. */
final class ChallengeSite implements AutoCloseable {

  private static final String PATH = "/.well-known/acme-challenge/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Function<String, Optional<String>> answers;

  /**
   * @param port 0 for any that is free
   */
  ChallengeSite(int port, Function<String, Optional<String>> answers) throws IOException {
    this.answers = answers;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(PATH, this::answer);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Optional<String> answer =
        answers.apply(exchange.getRequestURI().getPath().substring(PATH.length()));
    byte[] body = answer.orElse("").getBytes(US_ASCII);
    try (exchange) {
      exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
