package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registration with a proof of work: a browser that gives one, and one that cannot. */
class SignUpIT {

  private static Installation psmail;

  @BeforeAll
  static void start() throws IOException {
    psmail = Installation.create(Way.EMBEDDED);
    Path settings = psmail.data().resolve("psmail.properties");
    String text =
        Files.readString(settings).replace("psmail.signup.proof=0", "psmail.signup.proof=20000");
    Files.writeString(settings, text, StandardOpenOption.TRUNCATE_EXISTING);
    psmail.start();
  }

  @AfterAll
  static void close() {
    psmail.close();
  }

  @Test
  void letsSomebodyInAtOnceWhoseBrowserHasWorkedForIt() throws MessagingException {
    try (Browser browser = Browser.open(psmail)) {
      browser.go("/register").type("localPart", "wanda").type("password", Visitor.PASSWORD);
      assertThat(browser.has(".proof:not([hidden])")).isTrue();
      assertThat(Barriers.on(browser)).isEmpty();
      browser.photograph("sign-up-proof");
      browser.send();
      browser.tick("kept").send();
      assertThat(browser.path()).isEqualTo("/account/setup");
      String password = browser.secret("device-password");
      assertThat(new MailProgram(psmail, "wanda@psmail.test", password).mayLogIn()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/de"})
  void standsInNobodysWayWhileTheBrowserWorksAndWhenSomethingIsWrong(String language) {
    try (Browser browser = Browser.open(psmail)) {
      browser.go(language + "/register");
      assertThat(Barriers.on(browser)).isEmpty();
      browser.type("localPart", "x.").type("password", Visitor.PASSWORD).send();
      assertThat(browser.has(".problems")).isTrue();
      assertThat(Barriers.on(browser)).isEmpty();
    }
  }

  @Test
  void letsSomebodyWaitForAnOperatorWhoseBrowserRunsNoScripts() throws MessagingException {
    try (Browser plain = Browser.withoutScripts(psmail);
        Browser desk = Browser.open(psmail)) {
      plain.go("/register");
      assertThat(plain.text()).contains("Without scripts, we look at your registration first");
      plain.photograph("sign-up-scriptless");
      plain.type("localPart", "xaver").type("password", Visitor.PASSWORD).send();
      plain.tick("kept").send();
      assertThat(plain.path()).isEqualTo("/account");
      assertThat(plain.heading()).isEqualTo("Your registration is waiting");
      plain.photograph("sign-up-waiting");
      assertThat(Barriers.on(desk.go(OperatorIT.linkOf(psmail)))).isEmpty();

      desk.type("name", "operator").type("password", Visitor.PASSWORD).send();
      desk.go("/control-room/registrations").photograph("sign-up-queue");
      assertThat(desk.text()).contains("xaver@psmail.test", "No proof of work");
      assertThat(Barriers.on(desk)).isEmpty();
      looksAtBulkActs(desk);
      desk.tick("id").press("button[value=approve]");
      assertThat(desk.text()).contains("They are in.", "Nobody is waiting.");

      Visitor xaver = new Visitor(psmail);
      assertThat(xaver.signIn("xaver", Visitor.PASSWORD).url().getPath()).isEqualTo("/account");
      assertThat(xaver.open("/mail/config-v1.1.xml?emailaddress=xaver@psmail.test").body())
          .contains("<username>");
      String password = xaver.makeDevice("Laptop");
      assertThat(new MailProgram(psmail, "xaver@psmail.test", password).mayLogIn()).isTrue();
    }
  }

  /** Those who wait for one reason, all at once. */
  private static void looksAtBulkActs(Browser desk) {
    for (String language : List.of("/de", "")) {
      for (String act : List.of("approve", "refuse")) {
        desk.go(language + "/control-room/registrations").press("td .tags a");
        assertThat(Barriers.on(desk)).isEmpty();
        desk.press("form.form button[value=" + act + "]");
        assertThat(desk.heading()).contains("1");
        assertThat(Barriers.on(desk)).isEmpty();
        desk.press("main form a.onward");
        assertThat(desk.path()).isEqualTo(language + "/control-room/registrations");
      }
    }
  }
}
