package net.psmail.provisioning.mailserver.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocket;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.MailClient;
import net.psmail.provisioning.mailserver.MailServerContract.Ports;
import net.psmail.provisioning.mailserver.embedded.WorkingMemory.Share;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one member can make the embedded server hold in memory. */
@Timeout(120)
class EmbeddedMailMemoryIT {

  private static final long PLENTY = 100_000_000;
  private static final int LARGE = 8_000_000;
  private static final int SESSIONS = 20;
  private static final int MOST_SESSIONS = 25;
  private static final Duration LONG = Duration.ofMinutes(5);
  private static TestTls tls;

  private final Path directory;
  private final TestDirectory members = new TestDirectory();
  private final MailAddress anna = members.newMailbox(PLENTY);
  private final String password = members.newPassword(anna);
  private final ExecutorService programs = Executors.newCachedThreadPool();
  private @Nullable EmbeddedMailServer server;

  EmbeddedMailMemoryIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  static void makeCertificate() {
    tls = TestTls.selfSigned();
  }

  @AfterEach
  void stop() {
    programs.shutdownNow();
    server().stop();
  }

  @Test
  void letsManySessionsThatFetchALargeMessageWaitForEachOther() throws Exception {
    WorkingMemory memory = roomForOne(LONG, LONG);
    start(memory).deliver(anna, letter(LARGE));
    Share all = memory.take(LARGE, () -> {});
    List<CompletableFuture<Integer>> fetches = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      Imap session = new Imap().logIn();
      fetches.add(
          CompletableFuture.supplyAsync(
              () -> session.ask("FETCH 1 BODY.PEEK[]").length(), programs));
    }

    Awaitility.await().until(() -> memory.waiting() == SESSIONS);
    assertThat(fetches).allSatisfy(fetch -> assertThat(fetch).isNotDone());
    all.close();

    assertThat(fetches).allSatisfy(fetch -> assertThat(fetch.join()).isGreaterThan(LARGE));
    assertThat(memory.take(LARGE, () -> {})).as("all that was held is given back").isNotNull();
  }

  @Test
  void letsSearchesAndDownloadsWaitToo() throws Exception {
    WorkingMemory memory = roomForOne(LONG, LONG);
    start(memory).deliver(anna, letter(LARGE));
    Share all = memory.take(LARGE, () -> {});
    Imap session = new Imap().logIn();
    CompletableFuture<String> search =
        CompletableFuture.supplyAsync(() -> session.ask("SEARCH BODY filler"), programs);
    CompletableFuture<Integer> download =
        CompletableFuture.supplyAsync(this::sizeOfTheFirstByPop3, programs);

    Awaitility.await().until(() -> memory.waiting() == 2);
    all.close();

    assertThat(search.join()).contains("* SEARCH 1");
    assertThat(download.join()).isGreaterThan(LARGE);
  }

  @Test
  void endsASessionThatDoesNotTakeItsAnswerWhenOthersWait() throws Exception {
    start(roomForOne(Duration.ofMillis(100), Duration.ofMillis(500))).deliver(anna, letter(LARGE));
    Imap stalled = new Imap().logIn();
    stalled.say("FETCH 1 BODY.PEEK[]");
    assertThat(stalled.line()).contains("FETCH (BODY[]");

    assertThat(new Imap().logIn().ask("FETCH 1 BODY.PEEK[]").length()).isGreaterThan(LARGE);
    assertThatThrownBy(stalled::answer).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void refusesOneCommandThatWantsTheSameMessageAThousandTimes() throws Exception {
    start(roomForOne(LONG, LONG)).deliver(anna, letter(LARGE));
    Imap greedy = new Imap().logIn();

    assertThat(greedy.ask("FETCH 1 (" + "BODY.PEEK[] ".repeat(1000).strip() + ")"))
        .startsWith("a1 NO");
    assertThat(
            greedy
                .ask("FETCH 1 (ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER] BODY.PEEK[TEXT])")
                .length())
        .isGreaterThan(LARGE);
  }

  @Test
  void serveASortOfMoreThanFitsIntoMemoryAtOnce() throws Exception {
    EmbeddedMailServer running = start(roomForOne(LONG, LONG));
    for (String subject : List.of("Beta", "Gamma", "Alpha")) {
      running.deliver(anna, MailClient.letter(subject + "\r\nX-Filler: " + "y ".repeat(2_000_000)));
    }

    assertThat(new Imap().logIn().ask("SORT (SUBJECT) UTF-8 ALL")).contains("* SORT 3 1 2");
  }

  @Test
  void tellsAProgramThatOpensTooManySessionsAndNotThatItsPasswordIsWrong() throws Exception {
    start(roomForOne(LONG, LONG));
    Imap first = new Imap().logIn();
    for (int i = 1; i < MOST_SESSIONS; i++) {
      new Imap().logIn();
    }
    Imap oneMore = new Imap();

    oneMore.say("LOGIN " + anna + " " + password);
    assertThat(oneMore.line()).startsWith("* BYE").contains("Too many connections");
    assertThatThrownBy(() -> client().send(anna, password, anna.toString(), "x"))
        .hasStackTraceContaining("421");
    assertThat(first.ask("NOOP")).contains("a1 OK");
    first.ask("LOGOUT");
    Awaitility.await().ignoreExceptions().until(() -> new Imap().logIn().ask("NOOP") != null);
  }

  private static WorkingMemory roomForOne(Duration patience, Duration timeToSend) {
    return new WorkingMemory(LARGE * WorkingMemory.COPIES, patience, timeToSend, Clock.systemUTC());
  }

  private static byte[] letter(int bytes) {
    String line = "filler ".repeat(10) + "\r\n";
    return ("Subject: Large\r\n\r\n" + line.repeat(bytes / line.length() + 1)).getBytes(ISO_8859_1);
  }

  private EmbeddedMailServer start(WorkingMemory memory) {
    EmbeddedMailServer fresh =
        new EmbeddedMailServer(
            new EmbeddedMailSettings(
                directory, "localhost", "127.0.0.1", 0, 0, 0, 2 * LARGE, 200, 60, MOST_SESSIONS),
            tls.context(),
            members,
            Clock.systemUTC(),
            new SecureRandom(),
            memory);
    fresh.start();
    server = fresh;
    return fresh;
  }

  private EmbeddedMailServer server() {
    if (server == null) {
      throw new IllegalStateException("No server was started");
    }
    return server;
  }

  private MailClient client() {
    return new MailClient(
        new Ports(server().imapsPort(), server().pop3sPort(), server().submissionsPort()),
        tls.context().getSocketFactory());
  }

  private int sizeOfTheFirstByPop3() {
    try (jakarta.mail.Store store = client().pop3(anna, password)) {
      jakarta.mail.Folder inbox = store.getFolder("INBOX");
      inbox.open(jakarta.mail.Folder.READ_ONLY);
      try (var content = inbox.getMessage(1).getInputStream()) {
        return content.readAllBytes().length;
      }
    } catch (jakarta.mail.MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** IMAP by hand, since a mail program's library takes the whole answer. */
  private final class Imap {

    private final SSLSocket socket;
    private final BufferedReader in;

    Imap() throws IOException {
      socket = (SSLSocket) tls.context().getSocketFactory().createSocket();
      // Small, so that an answer that is not taken stays with the server.
      socket.setReceiveBufferSize(4096);
      socket.setSoTimeout(20_000);
      socket.connect(new InetSocketAddress("localhost", server().imapsPort()));
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      assertThat(line()).startsWith("* OK");
    }

    Imap logIn() {
      assertThat(ask("LOGIN " + anna + " " + password)).contains("a1 OK");
      assertThat(ask("SELECT INBOX")).contains("a1 OK");
      return this;
    }

    void say(String command) {
      try {
        socket.getOutputStream().write(("a1 " + command + "\r\n").getBytes(ISO_8859_1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String ask(String command) {
      say(command);
      return answer();
    }

    String answer() {
      StringBuilder answer = new StringBuilder();
      String line;
      do {
        line = line();
        answer.append(line).append("\r\n");
      } while (!line.startsWith("a1 "));
      return answer.toString();
    }

    String line() {
      try {
        String line = in.readLine();
        if (line == null) {
          throw new IOException("The server hung up");
        }
        return line;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
