package net.psmail.provisioning.mailserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerGuardTest {

  private final AtomicLong nanos = new AtomicLong();
  private final AnswerGuard guard = new AnswerGuard(nanos::get);

  private void send(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    guard.sent(bytes, 0, bytes.length);
  }

  private void receive(String text) throws IOException {
    byte[] bytes = text.getBytes(ISO_8859_1);
    guard.received(bytes, 0, bytes.length);
  }

  @Test
  void letsInWhatServersSay() {
    assertThatCode(
            () -> {
              receive("* OK hello\r\n");
              send("A1 EXAMINE INBOX\r\n");
              receive("* 1999999 EXISTS\r\n* 0 RECENT\r\nA1 OK\r\n");
              send("A2 FETCH 1 (BODY.PEEK[]<0.262144>)\r\n");
              receive("* 1 FETCH (BODY[]<0> {262144}\r\n" + "x".repeat(262_144) + ")\r\nA2 OK\r\n");
              send("A3 NOOP\r\n");
              receive("* 2000000 EXISTS\r\nA3 OK\r\n");
            })
        .doesNotThrowAnyException();
  }

  @Test
  void takesNothingWithinAMailForAnAnswer() {
    String mail = "{2000000000}\r\n* 2000000000 EXISTS\r\n";
    assertThatCode(
            () -> receive("* 1 FETCH (BODY[] {%d}\r\n%s)\r\n".formatted(mail.length(), mail)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* 1 FETCH (BODY[] {2000000000}\r\n",
        "* 1 FETCH (BODY[] {99999999999999999999}\r\n",
        "* 1 FETCH (BODY[] {9}\r\n{20000000 UID {00}\r\n{700000}\r\n",
        "* 2000000000 EXISTS\r\n",
        "* OK\r\n* 99999999999999 exists\r\n",
        "* 1 FETCH (BODY[] {1}\r\nx)\r\n* 2000001 EXISTS\r\n"
      })
  void refusesWhatWouldFillTheMemory(String answer) {
    send("A1 EXAMINE INBOX\r\n");
    assertThatThrownBy(() -> receive(answer)).isInstanceOf(IOException.class);
  }

  @Test
  void refusesAFolderThatGrowsWithoutEnd() {
    assertThatThrownBy(
            () -> {
              send("A1 EXAMINE INBOX\r\n");
              receive("* 10 EXISTS\r\n");
              send("A2 NOOP\r\n");
              receive("* 10010 EXISTS\r\n");
              send("A3 NOOP\r\n");
              receive("* 10011 EXISTS\r\n");
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesAnswersWithoutEnd() {
    send("A1 NOOP\r\n");
    assertThatThrownBy(() -> receive("x".repeat(AnswerGuard.MOST_BYTES + 1)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> {
              send("A2 NOOP\r\n");
              receive("* OK\r\n".repeat(AnswerGuard.MOST_BYTES / 6 + 1));
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void waitsForNobodyWhoDribbles() throws IOException {
    send("A1 NOOP\r\n");
    nanos.addAndGet(AnswerGuard.MOST_TIME.toNanos());
    receive("A");
    nanos.addAndGet(1);
    assertThatThrownBy(() -> receive("1")).isInstanceOf(SocketTimeoutException.class);
    send("\u0016\u0003");
    assertThatCode(() -> receive("{2000000000}\r\n")).doesNotThrowAnyException();
    nanos.addAndGet(AnswerGuard.MOST_TIME.toNanos() + 1);
    assertThatThrownBy(guard::requireTime).isInstanceOf(SocketTimeoutException.class);
  }
}
