package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Another system that is told of accounts: a real server, on this machine. */
final class Receiver implements AutoCloseable {

  /** What came. */
  record Message(String id, String time, List<String> signatures, String body) {

    JsonObject json() {
      return Json.createReader(new StringReader(body)).readObject();
    }

    /** Whether it is signed so, computed here from what Standard Webhooks writes. */
    boolean isSigned(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "x"));
        byte[] mine = mac.doFinal((id + "." + time + "." + body).getBytes(UTF_8));
        return signatures.contains("v1," + Base64.getEncoder().encodeToString(mine));
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** How it answers. */
  enum Way {
    STATUS,
    /** Not before the test ends. */
    NEVER,
    /** With a body that has no end. */
    ENDLESS
  }

  final List<Message> messages = new CopyOnWriteArrayList<>();
  volatile int status = 204;
  volatile Way way = Way.STATUS;

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);

  Receiver() throws IOException {
    server = HttpsServer.create();
    server.setHttpsConfigurator(new HttpsConfigurator(TestApplication.tls()));
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  String url() {
    return "https://localhost:" + server.getAddress().getPort() + "/hook?tenant=7";
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    messages.add(
        new Message(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            List.of(headers.getFirst("webhook-signature").split(" ", -1)),
            body));
    try (exchange) {
      switch (way) {
        case STATUS -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
        }
        case NEVER -> end.await();
        case ENDLESS -> {
          exchange.sendResponseHeaders(status, 0);
          OutputStream out = exchange.getResponseBody();
          byte[] part = new byte[8192];
          while (end.getCount() > 0) {
            out.write(part);
          }
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
