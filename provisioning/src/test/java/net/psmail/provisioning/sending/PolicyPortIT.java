package net.psmail.provisioning.sending;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.psmail.provisioning.ProvisioningException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyPortIT {

  private static final String QUESTION =
      "request=smtpd_access_policy\nsasl_username=zoe@psmail.test/1\nrecipient_count=2\n\n";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final PolicyPort port = open(Duration.ofMinutes(1));

  @AfterEach
  void stop() {
    port.stop();
    threads.shutdownNow();
  }

  @Test
  void answersManyQuestionsOnOneConnection() throws IOException {
    try (Socket postfix = connect(port)) {
      for (int i = 0; i < 100; i++) {
        send(postfix, QUESTION);
        assertThat(answer(postfix)).isEqualTo("action=zoe@psmail.test/1 2\n\n");
      }
    }
  }

  @Test
  void answersAQuestionThatComesInPieces() throws IOException {
    try (Socket postfix = connect(port)) {
      postfix.setTcpNoDelay(true);
      for (int i = 0; i < QUESTION.length(); i++) {
        send(postfix, QUESTION.substring(i, i + 1));
      }
      assertThat(answer(postfix)).startsWith("action=zoe");
    }
  }

  @Test
  void closesWhatAsksNoQuestionAndServesTheOthers() throws IOException {
    try (Socket junk = connect(port);
        Socket postfix = connect(port)) {
      send(junk, "EHLO there\n\n");
      assertThat(junk.getInputStream().read()).isNegative();
      send(postfix, QUESTION);
      assertThat(answer(postfix)).startsWith("action=zoe");
    }
  }

  @Test
  void givesNoAnswerWhenThePolicyFails() throws IOException {
    try (Socket postfix = connect(port)) {
      send(postfix, QUESTION.replace("zoe", "fails"));
      assertThat(postfix.getInputStream().read()).isNegative();
    }
  }

  @Test
  void waitsNotForEverForTheOtherHalfOfAQuestion() throws IOException {
    PolicyPort hasty = open(Duration.ofMillis(50));
    try (Socket half = connect(hasty)) {
      send(half, QUESTION.substring(0, 20));
      assertThat(half.getInputStream().read()).isNegative();
    } finally {
      hasty.stop();
    }
  }

  @Test
  void endsWhatIsConnectedAndOpensNothingMoreOnceItIsStopped() throws IOException {
    try (Socket postfix = connect(port)) {
      send(postfix, QUESTION);
      answer(postfix);
      port.stop();
      assertThat(postfix.getInputStream().read()).isNegative();
    }
    // The kernel takes connections until the thread that accepts has let go of the listener.
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> connect(port).close())
                    .isInstanceOf(ConnectException.class));
  }

  @Test
  void saysWhichSettingToChangeWhenThePortIsTaken() {
    assertThatThrownBy(
            () -> new PolicyPort(port.number(), threads, Duration.ofMinutes(1), request -> ""))
        .isInstanceOf(ProvisioningException.class)
        .hasMessageContaining("psmail.sending.policy.port");
  }

  private PolicyPort open(Duration patience) {
    PolicyPort opened =
        new PolicyPort(
            0,
            threads,
            patience,
            request -> {
              if (request.login().startsWith("fails")) {
                throw new IllegalStateException("as a database that does not answer");
              }
              return request.login() + " " + request.recipients();
            });
    opened.start();
    return opened;
  }

  private static Socket connect(PolicyPort port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.number());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  private static String answer(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\n\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).isNotNegative();
      text.append((char) next);
    }
    return text.toString();
  }
}
