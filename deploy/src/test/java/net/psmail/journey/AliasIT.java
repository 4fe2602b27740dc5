package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A member who gives other addresses away, writes from them, and closes one that brings spam. */
@ParameterizedClass
@EnumSource(Way.class)
class AliasIT {

  private static final String ALIASES = "/account/aliases";

  private final Installation psmail;

  AliasIT(Way way) {
    psmail = Installation.shared(way);
  }

  @Test
  void givesAnAddressToAShopAndClosesItWhenSpamComes() throws MessagingException, IOException {
    MailProgram olga = member("olga");
    MailProgram paul = member("paul");
    String random;
    try (Browser browser = Browser.open(psmail)) {
      browser.go("/sign-in").type("name", "olga").type("password", Visitor.PASSWORD).send();
      browser.press("main a[href$='/account/aliases']").photograph(psmail.way() + "-aliases-none");
      browser.press("#random button");
      random = browser.secret("address");
      assertThat(browser.text()).contains(random + " is yours");
      browser
          .type("note", "Bookshop")
          .photograph(psmail.way() + "-alias")
          .press("main form .button");
      assertThat(browser.text()).contains(random).contains("Bookshop");
      browser.type("name", "olga.club").press("#own button");
      assertThat(browser.text()).contains("olga.club@psmail.test is yours");
    }

    paul.send(paul.address(), random, "To the random one", "x");
    paul.send(paul.address(), random.replace("@", "+list@"), "With a tag", "x");
    paul.send(paul.address(), "olga.club@psmail.test", "To the own one", "x");
    eventually(
        () ->
            assertThat(olga.subjectsByImap())
                .contains("To the random one", "With a tag", "To the own one"));
    olga.send("olga.club@psmail.test", paul.address(), "From the club", "x");
    eventually(
        () ->
            assertThat(paul.headerOf("From the club", "From"))
                .containsExactly("olga.club@psmail.test"));
    assertThatThrownBy(() -> paul.send(random, olga.address(), "Not mine", "x"))
        .hasStackTraceContaining("553");

    try (Browser browser = Browser.open(psmail)) {
      browser.go("/sign-in").type("name", "olga").type("password", Visitor.PASSWORD).send();
      browser.go("/account/compose");
      assertThat(browser.has("#from option:nth-child(3)")).isTrue();
      browser.go(ALIASES);
      assertThat(browser.text()).contains("2 mails, the last one").contains("1 mail, the last one");
      browser.photograph(psmail.way() + "-aliases");
      browser.go("/account/storage");
      assertThat(browser.text()).contains(" KB of 1 GB are used").contains("Inbox");
      browser.photograph(psmail.way() + "-storage").go(ALIASES);
      browser.press(".aliases li:last-child button");
      assertThat(browser.text()).contains(random + " is switched off");
    }
    assertThatThrownBy(() -> paul.send(paul.address(), random, "Spam", "x"))
        .hasStackTraceContaining("550");
    assertThatThrownBy(() -> olga.send(random, paul.address(), "From a closed one", "x"))
        .hasStackTraceContaining("553");
    assertThat(olga.subjectsByImap()).doesNotContain("Spam");
  }

  @Test
  void deletesAnAddressAndTakesItBack() throws MessagingException {
    MailProgram quentin = member("quentin");
    try (Browser browser = Browser.withoutScripts(psmail)) {
      browser.go("/sign-in").type("name", "quentin").type("password", Visitor.PASSWORD).send();
      browser.go(ALIASES).type("name", "quentin.old").press("#own button");
      browser.press("main a[href$='/remove']").photograph(psmail.way() + "-alias-remove");
      browser.press("main form .danger");
      assertThat(browser.text()).contains("quentin.old@psmail.test is deleted");
      assertThatThrownBy(
              () -> quentin.send(quentin.address(), "quentin.old@psmail.test", "Gone", "x"))
          .hasStackTraceContaining("550");
      browser.press(".done button");
      assertThat(browser.text()).contains("quentin.old@psmail.test is yours again");
    }
    quentin.send(quentin.address(), "quentin.old@psmail.test", "Back", "x");
    eventually(() -> assertThat(quentin.subjectsByImap()).contains("Back"));
  }

  private MailProgram member(String name) {
    String password = new Visitor(psmail).becomeMember(name);
    return new MailProgram(psmail, name + "@psmail.test", password);
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(assertion);
  }
}
