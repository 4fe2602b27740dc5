package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowBodiesIT {

  /** More than there are threads (preboot.txt). */
  private static final int SLOW = 160;

  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final Duration TIME_OUT = Duration.ofSeconds(25);
  private static final String NAME = "slow@psmail.test";

  private final List<Socket> slow = new ArrayList<>();

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
  }

  @Test
  void pagesAreAnsweredWhileMoreFormsTrickleInThanThereAreThreads() throws IOException {
    for (int i = 0; i < SLOW; i++) {
      Socket socket = Wire.from("127.1." + i + ".1").open();
      slow.add(socket);
      write(
          socket,
          "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\n\r\na");
    }
    await().atMost(AT_ONCE).until(() -> answers("POST", "HTTP/1.1 503"));
    await().atMost(AT_ONCE).until(() -> answers("GET", "HTTP/1.1 200"));
    await().atMost(TIME_OUT).until(this::trickleUntilAnotherFormIsRead);
    assertThat(read(slow.get(0))).startsWith("HTTP/1.1 408");
  }

  @Test
  void oneNetworkDoesNotKeepOthersFromSendingForms() throws IOException {
    for (int i = 0; i < SLOW; i++) {
      Socket socket = Wire.from("127.2.1." + (i + 1)).open();
      slow.add(socket);
      write(socket, "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na");
    }
    await()
        .atMost(AT_ONCE)
        .until(() -> Wire.from("127.2.1.254").signIn(NAME).startsWith("HTTP/1.1 503"));
    assertThat(Wire.from("127.2.2.1").signIn(NAME)).startsWith("HTTP/1.1 422");
  }

  private static boolean answers(String method, String status) throws IOException {
    Wire wire = Wire.from("127.0.0.1");
    String answer = method.equals("GET") ? wire.get("/help", "Host: localhost") : wire.signIn(NAME);
    return answer.startsWith(status);
  }

  private boolean trickleUntilAnotherFormIsRead() throws IOException {
    for (Socket socket : slow) {
      try {
        write(socket, "a");
      } catch (IOException ended) {
        // It was refused, which is what is waited for.
      }
    }
    return answers("POST", "HTTP/1.1 422");
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
  }
}
