package net.psmail.provisioning.password;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SHA-1 of "password" is 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8. */
class BreachedPasswordsIT {

  private static final String HIT = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String answer = "";
  private volatile int status = 200;
  private HttpServer server;
  private BreachedPasswords breached;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/range/", this::answer);
    server.start();
    breached =
        new BreachedPasswords(
            Optional.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/range/")));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void findsALeakedPasswordAndShowsTheServiceFiveDigitsOfItOnly() {
    answer = "0000000000000000000000000000000000A:3\r\n" + HIT + ":52256179\r\n";
    assertThat(breached.contains("password")).isTrue();
    assertThat(asked).containsExactly("/range/5BAA6");
  }

  @Test
  void doesNotTakePaddingForAHit() {
    answer = HIT + ":0\r\n";
    assertThat(breached.contains("password")).isFalse();
  }

  @Test
  void letsThePasswordPassWhenTheServiceFails() {
    status = 503;
    assertThat(breached.contains("password")).isFalse();
    server.stop(0);
    assertThat(breached.contains("password")).isFalse();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().getPath());
    byte[] body = answer.getBytes(US_ASCII);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
