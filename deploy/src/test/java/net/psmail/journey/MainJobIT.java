package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From the home page to letters read, written, and a lost device shut out. */
@ParameterizedClass
@EnumSource(Way.class)
class MainJobIT {

  private final Installation psmail;

  MainJobIT(Way way) {
    psmail = Installation.shared(way);
  }

  @Test
  void registersWithABrowserAndUsesTheMailbox() throws MessagingException {
    String devicePassword = registerWithABrowser("anna.berg");
    MailProgram anna = new MailProgram(psmail, "anna.berg@psmail.test", devicePassword);
    await("the welcome message")
        .atMost(60, SECONDS)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(anna.subjectsByImap()).hasSize(1));

    String bertsPassword = new Visitor(psmail).becomeMember("bert");
    MailProgram bert = new MailProgram(psmail, "bert@psmail.test", bertsPassword);
    anna.send(
        "anna.berg@psmail.test", "bert@psmail.test", "Lunch – Mittag?", "At noon, 12 o'clock");

    await("the letter in the second mailbox")
        .atMost(60, SECONDS)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(bert.subjectsByImap()).contains("Lunch – Mittag?");
              assertThat(bert.subjectsByPop()).contains("Lunch – Mittag?");
              assertThat(bert.textOf("Lunch – Mittag?")).contains("At noon, 12 o'clock");
            });
  }

  private String registerWithABrowser(String name) {
    String prefix = psmail.way() + "-";
    try (Browser browser = Browser.open(psmail)) {
      browser.go("/").photograph(prefix + "home");
      browser.press("main a[href$='/register']").photograph(prefix + "register");
      browser.type("localPart", name).type("password", Visitor.PASSWORD).send();
      assertThat(browser.path()).isEqualTo("/recovery-code");
      assertThat(browser.secret("code")).matches("[a-z0-9]{4}(-[a-z0-9]{4}){7}");
      browser.photograph(prefix + "recovery-code").tick("kept").send();
      assertThat(browser.path()).isEqualTo("/account/setup");
      assertThat(browser.text()).contains(String.valueOf(psmail.ports().of("imaps")));
      String devicePassword = browser.secret("device-password");
      browser.photograph(prefix + "setup");
      assertThat(devicePassword).matches("[a-z0-9]{4}(-[a-z0-9]{4}){6}");
      return devicePassword;
    }
  }

  @Test
  void signsOutAndInAndShutsALostDeviceOut() throws MessagingException {
    String laptop = new Visitor(psmail).becomeMember("carla");
    MailProgram onLaptop = new MailProgram(psmail, "carla@psmail.test", laptop);
    assertThat(onLaptop.mayLogIn()).isTrue();

    try (Browser browser = Browser.open(psmail)) {
      browser.go("/sign-in").type("name", "carla").type("password", Visitor.PASSWORD).send();
      assertThat(browser.path()).startsWith("/account");
      browser.photograph(psmail.way() + "-account");
      browser.go("/account/devices").type("name", "Phone").send();
      String phone = browser.secret("device-password");
      MailProgram onPhone = new MailProgram(psmail, "carla@psmail.test", phone);
      assertThat(onPhone.mayLogIn()).isTrue();

      browser.go("/account/devices").photograph(psmail.way() + "-devices");
      browser
          .press("main .devices li:has(a) a[href*='/revoke']")
          .photograph(psmail.way() + "-revoke");
      boolean revokesThePhone = browser.heading().contains("Phone");
      browser.send();
      assertThat(onPhone.mayLogIn()).isEqualTo(!revokesThePhone);
      assertThat(onLaptop.mayLogIn()).isEqualTo(revokesThePhone);

      browser.press(".masthead form[action$='/sign-out'] button");
      browser.go("/account");
      assertThat(browser.path()).startsWith("/sign-in");
    }
  }

  @Test
  void showsWhenADeviceWasLastUsed() throws MessagingException {
    Visitor dora = new Visitor(psmail);
    String password = dora.becomeMember("dora");
    assertThat(Visitor.page(dora.open("/account/devices")).select("ul.devices time")).hasSize(1);

    assertThat(new MailProgram(psmail, "dora@psmail.test", password).mayLogIn()).isTrue();

    await("the time of use")
        .atMost(30, SECONDS)
        .untilAsserted(
            () ->
                assertThat(Visitor.page(dora.open("/account/devices")).select("ul.devices time"))
                    .hasSize(2));
  }

  @Test
  void answersASignInThatIsWrongLikeOneThatDoesNotExist() {
    new Visitor(psmail).becomeMember("emil");

    String wrong = Visitor.page(new Visitor(psmail).signIn("emil", "not the password")).text();
    String missing = Visitor.page(new Visitor(psmail).signIn("emilia", "not the password")).text();

    assertThat(wrong.replace("emil", "")).isEqualTo(missing.replace("emilia", ""));
  }

  @Test
  void refusesASenderThatIsNotTheirs() {
    String password = new Visitor(psmail).becomeMember("frieda");
    MailProgram frieda = new MailProgram(psmail, "frieda@psmail.test", password);

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> frieda.send("postmaster@psmail.test", "frieda@psmail.test", "I am", "not")))
        .isInstanceOf(MessagingException.class);
  }

  @Test
  void deliversToAnAddressWithAPlusTag() throws MessagingException {
    String password = new Visitor(psmail).becomeMember("gustav");
    MailProgram gustav = new MailProgram(psmail, "gustav@psmail.test", password);

    gustav.send("gustav@psmail.test", "gustav+lists@psmail.test", "To a tag", "text");

    await("the letter")
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(gustav.subjectsByImap()).contains("To a tag"));
  }
}
