package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A new mail program: its first login is announced, and a refused one is explained. */
@ParameterizedClass
@EnumSource(Way.class)
class AssistantIT {

  private final Installation psmail;

  AssistantIT(Way way) {
    psmail = Installation.shared(way);
  }

  @Test
  void announcesTheFirstLoginWithAScriptAndWithoutOne() throws MessagingException {
    try (Browser browser = Browser.open(psmail)) {
      browser.go("/register").type("localPart", "assist2.ada").type("password", Visitor.PASSWORD);
      browser.send().tick("kept").send();
      assertThat(browser.text()).contains("We are waiting for “My first mail program”");
      browser.photograph(psmail.way() + "-setup-waiting");
      logIn("assist2.ada", browser.secret("device-password"));
      await("the announcement, without another click")
          .atMost(30, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(browser.text())
                      .contains("“My first mail program” has just signed in", "IMAP"));
      browser.photograph(psmail.way() + "-setup-arrived");
    }
    try (Browser browser = Browser.withoutScripts(psmail)) {
      browser.go("/sign-in").type("name", "assist2.ada").type("password", Visitor.PASSWORD).send();
      browser.go("/account/devices").type("name", "Tablet").send();
      browser.press("#arrival .button");
      assertThat(browser.text()).contains("We are waiting for “Tablet”");
      logIn("assist2.ada", browser.secret("device-password"));
      await("the announcement, after another look")
          .atMost(30, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(browser.go("/account/setup").text())
                      .contains("“Tablet” has just signed in"));
    }
  }

  @Test
  void explainsWhyALoginWasRefused() throws MessagingException {
    Visitor bob = new Visitor(psmail);
    bob.becomeMember("assist2.bob");
    MailProgram wrong = new MailProgram(psmail, "assist2.bob@psmail.test", Visitor.PASSWORD);
    assertThat(wrong.mayLogIn()).isFalse();
    assertThatThrownBy(
            () -> wrong.send("assist2.bob@psmail.test", "assist2.bob@psmail.test", "Never", "sent"))
        .isInstanceOf(MessagingException.class);

    await("the explanation")
        .atMost(30, SECONDS)
        .untilAsserted(
            () ->
                assertThat(Visitor.page(bob.open("/account/setup/check")).text())
                    .contains(
                        "Somebody tried to read mail by IMAP",
                        "Somebody tried to send mail",
                        "not a device password")
                    .doesNotContain(Visitor.PASSWORD));
  }

  private void logIn(String name, String password) throws MessagingException {
    assertThat(new MailProgram(psmail, name + "@psmail.test", password).mayLogIn()).isTrue();
  }
}
