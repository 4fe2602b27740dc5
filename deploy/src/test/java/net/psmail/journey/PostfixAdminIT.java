package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import net.psmail.provisioning.it.MariaDb;
import net.psmail.provisioning.it.PostfixAdminTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A provider moves here: PostfixAdmin's MariaDB is another than ours, and everything is real. */
@TestMethodOrder(OrderAnnotation.class)
class PostfixAdminIT {

  private static final String TAKEOVERS = "/control-room/postfixadmin";
  private static final String DOMAIN = "grown.test";
  private static final String ANNA = "anna@" + DOMAIN;
  private static final String OLD_PASSWORD = "nine old keys on a ring";

  /** Of that password, by {@code openssl passwd -6}. */
  private static final String HASH =
      "{SHA512-CRYPT}$6$oldserversalt$lS4xaTDMazjgpIfuyUqK5UvTnTk.05iJ1EyFMhxX2WfpFSEvwNzr01J56GpBYZHieg3XtD2ZEW27xaaEEhL0c/";

  private static Path theirs;
  private static MariaDb database;
  private static PostfixAdminTables tables;
  private static Installation psmail;
  private static Browser operator;

  @BeforeAll
  static void start() throws IOException {
    theirs = Files.createTempDirectory("psmail-theirs");
    Files.setPosixFilePermissions(theirs, PosixFilePermissions.fromString("rwx--x--x"));
    database = PostfixAdminTables.create(theirs, Ports.free());
    tables = PostfixAdminTables.emptied(theirs);
    tables.domain("ALL");
    tables.domain(DOMAIN);
    tables.mailbox("anna", DOMAIN, HASH, 0);
    tables.mailbox("bert", DOMAIN, "in plain text", 0);
    tables.alias("anna.berg", DOMAIN, ANNA);
    tables.alias("singers", DOMAIN, ANNA + ",bert@" + DOMAIN);
    psmail =
        Installation.create(Way.REAL)
            .with(
                "psmail.postfixadmin.url=" + database.url("postfix"),
                "psmail.postfixadmin.user=" + PostfixAdminTables.READER,
                "psmail.postfixadmin.password-file=" + PostfixAdminTables.passwordFile(theirs))
            .start();
    operator = Browser.open(psmail);
    operator.go(OperatorIT.linkOf(psmail));
    operator.type("name", "operator").type("password", Visitor.PASSWORD).send();
  }

  @AfterAll
  static void end() {
    operator.close();
    psmail.close();
    database.close();
    Trees.delete(theirs);
  }

  @Test
  @Order(1)
  void takesOverWhatWasShown() {
    operator.go("/control-room/accounts").press("main a[href='" + TAKEOVERS + "']");
    operator.photograph("postfixadmin").press("#read").photograph("postfixadmin-shown");
    String shown = operator.path();
    assertThat(shown).matches(TAKEOVERS + "/\\d+");
    assertThat(operator.heading()).isEqualTo("What would be taken over");
    assertThat(operator.text())
        .contains("The password stands there in plain text", "It leads to several addresses");
    operator.go(shown + "?only=faulty");
    assertThat(operator.text()).contains("bert@" + DOMAIN).doesNotContain("anna.berg@" + DOMAIN);
    assertThat(new Visitor(psmail).signIn(ANNA, OLD_PASSWORD).url().getPath())
        .isEqualTo("/sign-in");

    operator.go(shown).pressNamed("Take over 3 lines now");
    assertThat(operator.path()).isEqualTo(shown);
    awaitEnd(shown);
    operator.photograph("postfixadmin-done");
    assertThat(operator.text()).contains("What to tell your members");
    Visitor colleague = new Visitor(psmail);
    colleague.signIn("operator", Visitor.PASSWORD);
    assertThat(colleague.open(shown + "/result.csv").body())
        .contains("\"" + ANNA + "\"", "\"Taken over\"", "\"Not taken over\"");
    operator.go(TAKEOVERS);
    assertThat(operator.has("tbody a[href='" + shown + "']")).isTrue();
  }

  @Test
  @Order(2)
  void letsAMemberInWithTheOldPasswordToLettersThatCameBefore()
      throws MessagingException, IOException {
    MailProgram friend = friend();
    friend.send(friend.address(), ANNA, "Before", "you came");
    friend.send(friend.address(), "anna.berg@" + DOMAIN, "To the alias", "you came");
    await("both letters on the disk")
        .atMost(60, SECONDS)
        .ignoreExceptions()
        .until(() -> letters() == 2);
    assertThat(new MailProgram(psmail, ANNA, OLD_PASSWORD).mayLogIn()).isFalse();

    try (Browser anna = Browser.withoutScripts(psmail)) {
      anna.go("/sign-in").type("name", ANNA).type("password", OLD_PASSWORD).send();
      assertThat(anna.path()).isEqualTo("/recovery-code");
      assertThat(anna.has("#code")).isTrue();
      anna.tick("kept").send();
    }
    Visitor anna = new Visitor(psmail);
    assertThat(anna.signIn(ANNA, OLD_PASSWORD).url().getPath()).isEqualTo("/account");
    MailProgram program = new MailProgram(psmail, ANNA, anna.makeDevice("Laptop"));
    assertThat(program.subjectsByImap()).contains("Before", "To the alias");
    assertThat(program.textOf("Before")).contains("you came");
    assertThat(Visitor.page(anna.open("/account/aliases")).text()).contains("anna.berg@" + DOMAIN);
    assertThat(Visitor.page(anna.open("/account/log?show=provider")).text())
        .contains("Taken over from PostfixAdmin");
  }

  @Test
  @Order(3)
  void showsAgainWhatIsHereAlreadyAndStopsWhenTold() throws IOException {
    tables.execute("update mailbox set password = '" + HASH + "' where local_part = 'bert'");
    operator.go(TAKEOVERS).press("#read");
    assertThat(operator.text()).contains("Here already", "Take over one line now");
    String shown = operator.path();
    operator.pressNamed("Take over one line now");
    operator.go(shown + "/stop").photograph("postfixadmin-stop");
    assertThat(operator.heading()).isEqualTo("Stop the takeover?");
    operator.send();
    assertThat(operator.path()).isEqualTo(shown);
    operator.go(TAKEOVERS);
    assertThat(operator.has("tbody a[href='" + shown + "']")).isTrue();
  }

  private static void awaitEnd(String shown) {
    await("the end of it")
        .atMost(120, SECONDS)
        .until(() -> operator.go(shown).heading().equals("The takeover is done"));
  }

  private static MailProgram friend() {
    String password = new Visitor(psmail).becomeMember("friend.of.anna");
    return new MailProgram(psmail, "friend.of.anna@psmail.test", password);
  }

  private static long letters() {
    return Trees.files(psmail.data().resolve("vmail").resolve(DOMAIN)).stream()
        .filter(file -> file.toString().matches(".*/anna/Maildir/(new|cur)/[^/]+"))
        .count();
  }
}
