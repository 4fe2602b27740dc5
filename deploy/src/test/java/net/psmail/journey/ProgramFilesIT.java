package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Programs that read their settings from a file, with the files exactly as the page shows them. */
class ProgramFilesIT {

  private static final String LETTER =
      "From: %1$s@psmail.test\nTo: %1$s@psmail.test\nSubject: By a file\n\ntext\n";

  private final Installation psmail = Installation.shared(Way.EMBEDDED);
  private Path home = Path.of("");
  private String name = "";
  private String password = "";

  @BeforeEach
  void putTheFilesWhereThePageSays(TestInfo test) throws IOException {
    name = "filippa." + test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    home = Files.createTempDirectory("psmail-home");
    Visitor filippa = new Visitor(psmail);
    password = filippa.becomeMember(name);
    Document page = Visitor.page(filippa.open("/account/setup/programs"));
    for (var heading : page.select("h3")) {
      String program = heading.text();
      String file = page.select("pre:has(#" + program + ")").attr("aria-label");
      write(file.replace("~/", ""), page.select("#" + program).get(0).wholeText());
    }
    write(".psmail-password", password + "\n");
    Files.copy(
        psmail.authority(), home.resolve(".psmail-ca.pem"), StandardCopyOption.REPLACE_EXISTING);
    Files.createDirectories(home.resolve("Mail/psmail"));
  }

  @AfterEach
  void clear() {
    Trees.delete(home);
  }

  @Test
  void sendAndFetchMail() throws IOException {
    write("letter", LETTER.formatted(name));
    run("msmtp --read-envelope-from -t < letter");
    await("the letter")
        .atMost(60, SECONDS)
        .untilAsserted(
            () -> {
              run("mbsync -a -c .mbsyncrc");
              assertThat(fetched()).anyMatch(text -> text.contains("Subject: By a file"));
            });

    run(
        "TERM=xterm mutt -F .muttrc -s 'By mutt' "
            + name
            + "@psmail.test </dev/null"
            + " && script -qec \"TERM=xterm mutt -F .muttrc"
            + " -e 'push <limit>~A<enter><pipe-message>cat>piped<enter><quit>'\" /dev/null");
    assertThat(Files.readString(home.resolve("piped"))).contains("Subject: ");
    await("the letter of mutt")
        .atMost(60, SECONDS)
        .untilAsserted(
            () -> {
              run("mbsync -a -c .mbsyncrc");
              assertThat(fetched()).anyMatch(text -> text.contains("Subject: By mutt"));
            });
  }

  @Test
  void readsAndSendsInAercToo() throws IOException, MessagingException {
    // Its programming language looks there for what an operator adds to the system's authorities.
    String aerc = "SSL_CERT_FILE=.psmail-ca.pem EDITOR='echo A line >>' aerc";
    try (Terminal terminal = Terminal.open(home, aerc)) {
      terminal.awaitText("Welcome to PSMail");
      terminal.enter(":compose -H \"To: " + name + "@psmail.test\" -H \"Subject: By aerc\"");
      terminal.awaitText("Send this email?").type("y");
      terminal.awaitText("By aerc").enter(":quit");
    }
    MailProgram filippa = new MailProgram(psmail, name + "@psmail.test", password);
    assertThat(filippa.subjectsIn("Sent")).contains("By aerc");
    assertThat(filippa.textOf("By aerc")).contains("A line");
  }

  private List<String> fetched() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : Trees.files(home.resolve("Mail/psmail/INBOX"))) {
      texts.add(Files.readString(file));
    }
    return texts;
  }

  private void run(String command) {
    Command.succeed(
        List.of(
            "env", "-C", home.toString(), "HOME=" + home, "timeout", "60", "bash", "-c", command));
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }
}
