package net.psmail.status.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail sent and read, and logins, at servers that speak SMTP, IMAP and POP3. */
class RoundTripIT {

  private static final Authority AUTHORITY = new Authority();

  private final MailServers servers = new MailServers(AUTHORITY);
  private final OneLook look;

  RoundTripIT(@TempDir Path directory) throws IOException {
    this.look = AUTHORITY.trusted(directory).and("psmail.status.login.bob.user", MailServers.USER);
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  private Outcome probe(ProbeKind kind, int port, String password, Map<String, String> options) {
    TreeMap<String, String> all = new TreeMap<>(options);
    all.putAll(Map.of("login", "bob", "name", "localhost"));
    return look.and("psmail.status.login.bob.password", password)
        .at(
            Probe.of("own", kind, "127.0.0.1:" + port, all)
                .every(Duration.ofMinutes(1), Duration.ofSeconds(20)));
  }

  private Outcome roundTrip(int port, String starttls, int imaps) {
    return probe(
        ProbeKind.ROUND_TRIP,
        port,
        MailServers.PASSWORD,
        Map.of(
            "starttls",
            starttls,
            "from",
            MailServers.ADDRESS,
            "to",
            MailServers.ADDRESS,
            "imap",
            "127.0.0.1:" + imaps,
            "imap-name",
            "localhost"));
  }

  private Outcome roundTrip(int imaps) {
    return roundTrip(servers.submissions(), "no", imaps);
  }

  @ParameterizedTest
  @CsvSource({"no", "yes"})
  void sendsAMailAndFindsAndRemovesIt(String starttls) throws Exception {
    servers.put("A letter", "other/1");
    int port = starttls.equals("yes") ? servers.submission() : servers.submissions();
    Outcome outcome = roundTrip(port, starttls, servers.imaps());
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(Finding.WORKS);
    assertThat(servers.subjects()).containsExactly("A letter");
  }

  @Test
  void removesItsOwnLateMailsAndNobodyElses() throws Exception {
    servers.put("Late", "own/1");
    servers.put("Another probe", "own.2/1");
    servers.put("One more probe", "my-own/1");
    servers.put("Late", "own/2");
    servers.put("Subject: A person\r\n\r\nX-PSMail-Probe: <own/3>\r\n");
    Outcome outcome = roundTrip(servers.imaps());
    assertThat(outcome.finding()).isEqualTo(Finding.MAIL_LATE);
    assertThat(outcome.detail()).isEqualTo("2 came late");
    assertThat(servers.subjects()).containsExactly("Another probe", "One more probe", "A person");
  }

  @Test
  void keepsMailThatAnotherProgramMarkedForRemoval() throws Exception {
    servers.put("Marked by a person", "other/1");
    servers.mark("Marked by a person");
    assertThat(roundTrip(servers.imaps()).finding()).isEqualTo(Finding.WORKS);
    assertThat(servers.subjects()).containsExactly("Marked by a person");
  }

  @Test
  void keepsMarkedMailWhereTheServerRemovesOnlyAllOfIt() throws Exception {
    servers.put("Marked by a person", "other/1");
    servers.mark("Marked by a person");
    int imaps = servers.imaps(line -> line.replace(" UIDPLUS", ""));
    assertThat(roundTrip(imaps).finding()).isEqualTo(Finding.WORKS);
    assertThat(servers.subjects())
        .containsExactly("Marked by a person", "Probe of the status page");
    assertThat(roundTrip(imaps).finding())
        .as("its own marked one is not late")
        .isEqualTo(Finding.WORKS);
  }

  @Test
  void removesItsMailWhereTheServerRemovesOnlyAllThatIsMarked() throws Exception {
    servers.put("A letter", "other/1");
    int imaps = servers.imaps(line -> line.replace(" UIDPLUS", ""));
    assertThat(roundTrip(imaps).finding()).isEqualTo(Finding.WORKS);
    assertThat(servers.subjects()).containsExactly("A letter");
  }

  @Test
  void tellsThatTheMailDoesNotCome() {
    servers.delivers = false;
    Outcome outcome = roundTrip(servers.submission(), "yes", servers.imaps());
    assertThat(outcome.finding()).isEqualTo(Finding.MAIL_MISSING);
  }

  @Test
  void findsItsMailAmongThousands() throws Exception {
    for (int i = 0; i < 3000; i++) {
      servers.put("A letter", "other/" + i);
    }
    Outcome outcome = roundTrip(servers.imaps());
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(Finding.WORKS);
    assertThat(servers.subjects()).hasSize(3000);
  }

  @Test
  void removesWhatCameLateDuringALongOutage() throws Exception {
    for (int i = 0; i < 2500; i++) {
      servers.put("Late", "own/" + i);
    }
    Outcome outcome = roundTrip(servers.imaps());
    assertThat(outcome.finding()).as(outcome.detail()).isEqualTo(Finding.MAIL_LATE);
    assertThat(outcome.detail()).isEqualTo("2500 came late");
    assertThat(servers.subjects()).isEmpty();
  }

  @Test
  void readsAnAnswerInSeveralLinesAmongOthers() throws Exception {
    List<String> late = Collections.nCopies(3, "Late");
    for (String one : late) {
      servers.put(one, "own/x");
    }
    UnaryOperator<String> apart =
        line -> {
          if (!line.startsWith("* SEARCH")) {
            return line;
          }
          StringBuilder lines = new StringBuilder("* OK [ALERT] * SEARCH 4711\r\n");
          for (String number : line.substring(8).strip().split(" ", -1)) {
            lines.append("* 3 EXISTS\r\n* search ").append(number).append("\r\n");
          }
          return lines.toString();
        };
    Outcome outcome = roundTrip(servers.imaps(apart));
    assertThat(outcome.detail()).isEqualTo("3 came late");
    assertThat(servers.subjects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a OK LOGIN", "a OK [READ-WRITE]", "a OK NOOP", "* SEARCH", "a OK CAPABILITY"})
  void tellsAServerThatClosesBetween(String line) {
    List<String> seen = new ArrayList<>();
    int imaps =
        servers.imaps(
            one -> {
              seen.add(one);
              if (one.startsWith(line)) {
                throw new IllegalStateException("closed by the test");
              }
              return one;
            });
    assertThat(roundTrip(imaps).finding()).as(seen.toString()).isEqualTo(Finding.CLOSED);
  }

  @Test
  void tellsAMailThatTheServerDoesNotTake() {
    Outcome outcome =
        probe(
            ProbeKind.ROUND_TRIP,
            servers.submission(),
            MailServers.PASSWORD,
            Map.of(
                "starttls", "yes",
                "from", MailServers.ADDRESS,
                "to", "nobody@example.test",
                "imap", "127.0.0.1:" + servers.imaps(),
                "imap-name", "localhost"));
    assertThat(outcome.finding()).isEqualTo(Finding.UNEXPECTED_ANSWER);
    assertThat(outcome.detail()).isEqualTo("RCPT is refused");
  }

  private int port(ProbeKind kind) {
    return switch (kind) {
      case SUBMISSION -> servers.submission();
      case SUBMISSIONS -> servers.submissions();
      case IMAPS -> servers.imaps();
      case POP3S -> servers.pop3s();
      default -> throw new IllegalArgumentException(kind.key());
    };
  }

  @ParameterizedTest
  @EnumSource(names = {"SUBMISSION", "SUBMISSIONS", "IMAPS", "POP3S"})
  void tellsARightPasswordFromAWrongOne(ProbeKind kind) {
    Outcome right = probe(kind, port(kind), MailServers.PASSWORD, Map.of());
    assertThat(right.finding()).as(right.detail()).isEqualTo(Finding.WORKS);
    Outcome wrong = probe(kind, port(kind), "wrong", Map.of());
    assertThat(wrong.finding()).isEqualTo(Finding.LOGIN_REFUSED);
    assertThat(wrong.detail()).isEqualTo("login bob");
  }

  /** Speaks as RFC 5804 has it, with what Pigeonhole says beside its answers. */
  private static FakeServer sieve() {
    String abilities = "\"IMPLEMENTATION\" \"Fake\"\r\n\"SIEVE\" \"fileinto\"\r\n";
    String right = new Login("bob", MailServers.USER, MailServers.PASSWORD).plain();
    return FakeServer.startTls(
        AUTHORITY.valid("localhost"),
        abilities + "\"STARTTLS\"\r\nOK \"ready\"",
        "OK \"Begin TLS negotiation now.\"",
        socket -> {
          FakeServer.send(socket, abilities + "\"SASL\" \"PLAIN\"\r\nOK \"ready\"\r\n");
          boolean in =
              FakeServer.readLine(socket).equals("AUTHENTICATE \"PLAIN\" \"" + right + "\"");
          FakeServer.send(socket, in ? "OK \"Logged in.\"\r\n" : "NO \"Failed.\"\r\n");
          FakeServer.readLine(socket);
        });
  }

  @Test
  void logsInAtManageSieve() {
    try (FakeServer server = sieve()) {
      int port = server.port();
      Outcome right = probe(ProbeKind.SIEVE, port, MailServers.PASSWORD, Map.of());
      assertThat(right.finding()).as(right.detail()).isEqualTo(Finding.WORKS);
      Outcome wrong = probe(ProbeKind.SIEVE, port, "wrong", Map.of());
      assertThat(wrong.finding()).isEqualTo(Finding.LOGIN_REFUSED);
    }
  }
}
