package net.psmail.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.psmail.certificates.lifecycle.NotIssued;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.shredzone.acme4j.exception.AcmeNetworkException;

class AnswerTest {

  static final List<IOException> CUT_OFF =
      List.of(
          new ClosedChannelException(),
          new EOFException("EOF reached while reading"),
          new IOException("wrapped", new SocketException("Connection reset")));

  static final List<IOException> NOT_THERE =
      List.of(new ConnectException("Connection refused"), new HttpTimeoutException("timed out"));

  @ParameterizedTest
  @FieldSource("CUT_OFF")
  void isAskedForOnceMoreWhenTheConnectionEnded(IOException failure) throws NotIssued {
    Deque<IOException> failures = new ArrayDeque<>(List.of(failure));

    assertThat(ask(failures)).isEqualTo("the answer");
  }

  @ParameterizedTest
  @FieldSource("CUT_OFF")
  void isNotAskedForWithoutEnd(IOException failure) {
    Deque<IOException> failures = new ArrayDeque<>(List.of(failure, failure, failure));

    assertThatThrownBy(() -> ask(failures)).isInstanceOf(NotIssued.class);
    assertThat(failures).hasSize(1);
  }

  @ParameterizedTest
  @FieldSource("NOT_THERE")
  void isNotAskedForAtOnceWhereNobodyAnswers(IOException failure) {
    Deque<IOException> failures = new ArrayDeque<>(List.of(failure));

    assertThatThrownBy(() -> ask(failures))
        .hasMessage("It does not answer as it should: " + failure.getMessage());
  }

  private static String ask(Deque<IOException> failures) throws NotIssued {
    return Answer.to(
        () -> {
          if (!failures.isEmpty()) {
            throw new AcmeNetworkException(failures.remove());
          }
          return "the answer";
        });
  }
}
