package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jsoup.Connection.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One server fails, the others go on. */
class OutageIT {

  private static final Installation PSMAIL = Installation.create(Way.REAL);

  private final RealServers servers = new RealServers(PSMAIL);

  @BeforeAll
  static void start() {
    PSMAIL.start();
  }

  @AfterAll
  static void stop() {
    PSMAIL.close();
  }

  @Test
  void registersWithoutAMailServerAndDeliversTheWelcomeLater() {
    servers.stopMail();
    await("the launcher's notice")
        .atMost(30, SECONDS)
        .until(() -> PSMAIL.command().output().contains("Dovecot has ended by itself"));
    String password = new Visitor(PSMAIL).becomeMember("nora");

    servers.startMail();

    MailProgram nora = new MailProgram(PSMAIL, "nora@psmail.test", password);
    await("the welcome message")
        .atMost(120, SECONDS)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(nora.subjectsByImap()).hasSize(1));
  }

  @Test
  void keepsAMailThatCannotBeSentInItsForm() throws Exception {
    Visitor quirin = new Visitor(PSMAIL);
    String password = quirin.becomeMember("quirin");
    servers.stopMail();
    Visitor.Form form =
        quirin
            .form("/account/compose")
            .with("to", "quirin@psmail.test")
            .with("subject", "Patience")
            .with("text", "Every word of it");

    Response down = form.send();
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(Visitor.page(down).select("textarea").text()).isEqualTo("Every word of it");
    assertThat(Visitor.page(down).select(".problems").text()).contains("try again");

    servers.startMail();
    assertThat(form.send().url().getPath()).isEqualTo("/account/compose/sent");
    MailProgram mail = new MailProgram(PSMAIL, "quirin@psmail.test", password);
    await("the mail")
        .atMost(60, SECONDS)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(mail.textOf("Patience")).contains("Every word of it"));
    assertThat(mail.subjectsIn("Sent")).containsExactly("Patience");
  }

  @Test
  void saysThatTheDatabaseIsDownAndWorksAgainByItself() {
    new Visitor(PSMAIL).becomeMember("otto");
    Visitor.Form form =
        new Visitor(PSMAIL)
            .form("/register")
            .with("localPart", "paula")
            .with("password", Visitor.PASSWORD);
    servers.stopDatabase();

    Response down = form.send();
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(Visitor.page(down).select("h1").text()).isNotBlank();
    assertThat(down.body()).doesNotContain("Exception").doesNotContain("jdbc");
    assertThat(new Visitor(PSMAIL).open("/").statusCode()).isEqualTo(200);

    servers.startDatabase();
    await("registration")
        .atMost(60, SECONDS)
        .ignoreExceptions()
        .until(() -> form.send().url().getPath().equals("/recovery-code"));
    assertThat(new Visitor(PSMAIL).signIn("otto", Visitor.PASSWORD).url().getPath())
        .startsWith("/account");
  }
}
