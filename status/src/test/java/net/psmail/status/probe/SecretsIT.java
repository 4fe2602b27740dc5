package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import net.psmail.status.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server is told in confidence comes back to nobody, whatever it does with it. */
class SecretsIT {

  private static final Authority AUTHORITY = new Authority();
  private static final String SECRET = "hush-4711";
  private static final Map<String, String> OPTIONS = Map.of("login", "bob", "name", "localhost");

  private final OneLook look;

  SecretsIT(@TempDir Path directory) throws IOException {
    this.look =
        AUTHORITY
            .trusted(directory)
            .and("psmail.status.login.bob.user", "bob")
            .and("psmail.status.login.bob.password", SECRET);
  }

  private Outcome probe(ProbeKind kind, String target) {
    return look.at(
        Probe.of("own", kind, target, OPTIONS).every(Duration.ofMinutes(1), Duration.ofSeconds(3)));
  }

  /** Greets, answers every line but that with the secret, and repeats that one. */
  private static FakeServer echo(String greeting, String answer, String before, List<String> told) {
    return FakeServer.tls(
        AUTHORITY.valid("localhost"),
        socket -> {
          FakeServer.send(socket, greeting + "\r\n");
          for (String line = next(socket); !line.isEmpty(); line = next(socket)) {
            boolean secret = line.contains(SECRET) || line.contains("PLAIN");
            if (secret) {
              told.add(line);
            }
            FakeServer.send(socket, (secret ? before + line : answer) + "\r\n");
          }
        });
  }

  private static String next(Socket socket) throws IOException {
    return FakeServer.readLine(socket);
  }

  @ParameterizedTest
  @CsvSource({
    "SUBMISSIONS, 220 hi, 250 yes, '501 What is '",
    "SUBMISSIONS, 220 hi, 250 yes, ''",
    "IMAPS, * OK hi, a OK yes, 'a BAD '",
    "IMAPS, * OK hi, a OK yes, '* BYE '",
    "POP3S, +OK hi, +OK yes, '-ERR '",
  })
  void keepsAPasswordThatAServerRepeats(
      ProbeKind kind, String greeting, String answer, String before) {
    List<String> told = new CopyOnWriteArrayList<>();
    try (FakeServer server = echo(greeting, answer, before, told)) {
      Outcome outcome = probe(kind, "127.0.0.1:" + server.port());
      assertThat(told).hasSize(1);
      assertThat(outcome.finding()).isIn(Finding.LOGIN_REFUSED, Finding.UNEXPECTED_ANSWER);
      assertThat(outcome.detail()).isIn("login bob", null);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 500 ", "", "HTTP/1.1 999999 "})
  void keepsATokenThatAServerRepeats(String before) {
    List<String> told = new CopyOnWriteArrayList<>();
    try (FakeServer server =
        FakeServer.tls(
            AUTHORITY.valid("localhost"),
            socket -> {
              for (String line = next(socket); !line.isEmpty(); line = next(socket)) {
                if (line.contains(SECRET)) {
                  told.add(line);
                }
              }
              FakeServer.send(socket, before + told.get(0) + "\r\n\r\n");
            })) {
      Outcome outcome = probe(ProbeKind.CERTIFICATES, "https://127.0.0.1:" + server.port() + "/");
      assertThat(told).hasSize(1);
      assertThat(outcome.finding()).isEqualTo(Finding.UNEXPECTED_ANSWER);
      assertThat(String.valueOf(outcome.detail())).doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://mail.example.org/", "http://localhost/", "http://192.0.2.1/", "ftp://x/"})
  void tellsNoTokenInTheOpen(String target) {
    assertThatThrownBy(() -> Probe.of("own", ProbeKind.CERTIFICATES, target, OPTIONS))
        .isInstanceOf(StatusException.class)
        .hasMessageContaining("https://");
  }

  @Test
  void tellsATokenWithinThisMachine() {
    try (FakeServer server = FakeServer.plain(FakeServer.saying("HTTP/1.1 401 Who?\r\n\r\n"))) {
      Outcome outcome = probe(ProbeKind.CERTIFICATES, "http://127.0.0.1:" + server.port() + "/");
      assertThat(outcome.finding()).isEqualTo(Finding.LOGIN_REFUSED);
      assertThat(outcome.detail()).isEqualTo("login bob");
    }
  }
}
