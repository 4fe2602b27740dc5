package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail that begins on a page of the site: a member's own, and the copy of a guest's message. */
@ParameterizedClass
@EnumSource(Way.class)
class ComposeIT {

  private static final Pattern LINK = Pattern.compile("http://\\S+/message/copy\\?token=\\S+");

  private final Installation psmail;

  ComposeIT(Way way) {
    psmail = Installation.shared(way);
  }

  @Test
  void writesAMailInTheBrowserThatAnotherReads() throws MessagingException, IOException {
    MailProgram ines = member("ines");
    MailProgram jonas = member("jonas");
    String subject = "Grüße aus dem Browser – à bientôt, Ζωή";

    try (Browser browser = Browser.open(psmail)) {
      browser.go("/sign-in").type("name", "ines").type("password", Visitor.PASSWORD).send();
      browser.press("main a[href$='/account/compose']").photograph(psmail.way() + "-compose");
      browser
          .type("to", "jonas@psmail.test, nobody.at.all@psmail.test")
          .type("subject", subject)
          .type("text", "First line\n.\nÜber alles")
          .send();
      assertThat(browser.text()).contains("Nobody has the address nobody.at.all@psmail.test");
      browser.photograph(psmail.way() + "-compose-refused");
      browser.type("to", "Jonas <jonas+friends@psmail.test>").send();
      assertThat(browser.path()).isEqualTo("/account/compose/sent");
      assertThat(browser.text()).contains("jonas+friends@psmail.test");
      browser.photograph(psmail.way() + "-sent");
    }

    eventually(() -> assertThat(jonas.textOf(subject)).startsWith("First line\r\n.\r\nÜber alles"));
    assertThat(jonas.headerOf(subject, "From")).containsExactly("ines@psmail.test");
    assertThat(jonas.headerOf(subject, "To")).containsExactly("jonas+friends@psmail.test");
    assertThat(jonas.headerOf(subject, "Date")).hasSize(1);
    assertThat(jonas.headerOf(subject, "Message-ID").get(0)).endsWith("@psmail.test>");
    assertThat(ines.subjectsIn("Sent")).containsExactly(subject);
  }

  @Test
  void sendsAPageFromTheMailboxOfAMember() throws MessagingException, IOException {
    MailProgram karl = member("karl");
    try (Browser browser = Browser.withoutScripts(psmail)) {
      browser.go("/help/secure-email").press("main a[href*='/account/compose/page/']");
      assertThat(browser.path()).startsWith("/sign-in");
      browser.type("name", "karl").type("password", Visitor.PASSWORD).send();
      assertThat(browser.path()).isEqualTo("/account/compose/page/help/secure-email");
      browser.photograph(psmail.way() + "-compose-page");
      browser.type("to", "karl@psmail.test").send();
      assertThat(browser.path()).isEqualTo("/account/compose/sent");
    }
    eventually(
        () ->
            assertThat(karl.textOf("Secure e-mail, how it works"))
                .contains(psmail.url() + "/help/secure-email"));
  }

  @Test
  void sendsAGuestTheCopyOnceTheLinkWasOpened() throws MessagingException, IOException {
    MailProgram lotte = member("lotte");
    MailProgram provider = member("helena");
    String link;
    try (Browser browser = Browser.open(psmail)) {
      browser
          .go("/message")
          .type("address", "lotte@psmail.test")
          .type("subject", "Über den Dienst")
          .type("text", "Nobody else shall read this")
          .tick("copy")
          .photograph(psmail.way() + "-message-copy")
          .send();
      assertThat(browser.path()).isEqualTo("/message/sent/copy");
      browser.photograph(psmail.way() + "-copy-asked");

      String invitation = "Please confirm your address for PSMail";
      eventually(() -> assertThat(lotte.subjectsByImap()).contains(invitation));
      String text = lotte.textOf(invitation);
      assertThat(text).doesNotContain("Nobody else").doesNotContain("Dienst");
      assertThat(lotte.headerOf(invitation, "Auto-Submitted")).containsExactly("auto-generated");
      link = link(text);
      browser.go(link).photograph(psmail.way() + "-copy");
      assertThat(lotte.subjectsByImap()).doesNotContain("Your message to PSMail: Über den Dienst");
      browser.send();
      assertThat(browser.path()).isEqualTo("/message/copy/sent");
    }

    eventually(
        () ->
            assertThat(lotte.textOf("Your message to PSMail: Über den Dienst"))
                .contains("Nobody else shall read this"));
    assertThat(new Visitor(psmail).open(link).statusCode()).isEqualTo(410);
    String notice = "A message to PSMail: Über den Dienst";
    eventually(() -> assertThat(provider.textOf(notice)).contains("/control-room/messages"));
    assertThat(provider.textOf(notice)).doesNotContain("Nobody else");
  }

  private MailProgram member(String name) {
    String password = new Visitor(psmail).becomeMember(name);
    return new MailProgram(psmail, name + "@psmail.test", password);
  }

  private static String link(String text) {
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group();
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(assertion);
  }
}
