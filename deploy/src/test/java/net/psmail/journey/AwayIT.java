package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A member in a real browser has the real mail servers answer, and send mail on. */
class AwayIT {

  private static final String VACATION = "/account/vacation";
  private static final String FORWARDING = "/account/forwarding";
  private static final Pattern CODE = Pattern.compile("(?m)^ +([0-9a-z]+(-[0-9a-z]+)+)\\s*$");

  private final Installation psmail = Installation.shared(Way.REAL);

  @Test
  void whoWritesGetsTheAnswerUntilItIsSwitchedOff() throws MessagingException, IOException {
    MailProgram friend = friend("away.friend");
    try (Browser browser = Browser.open(psmail)) {
      MailProgram member = register(browser, "away.member");
      browser.go(VACATION);
      assertThat(Barriers.on(browser)).isEmpty();
      browser.send();
      assertThat(browser.has(".problems")).isTrue();
      assertThat(Barriers.on(browser)).isEmpty();
      browser
          .type("subject", "Bis Montag in Görlitz")
          .type("text", "Ich antworte später.\n.\n\"Grüße\"; ${from}")
          .photograph("vacation")
          .send();
      assertThat(browser.has(".done")).isTrue();
      awaitInForce(browser, VACATION);
      assertThat(browser.has("form[action$='/vacation/end']")).isTrue();
      assertThat(Barriers.on(browser)).isEmpty();
      assertThat(Barriers.on(browser.go("/de" + VACATION))).isEmpty();

      friend.send(friend.address(), member.address(), "Are you there?", "Well?");
      awaitLetter(friend, "Bis Montag in Görlitz");
      assertThat(friend.textOf("Bis Montag in Görlitz"))
          .contains("Ich antworte später.", "\"Grüße\"; ${from}");

      browser.go(VACATION).press("form[action$='/vacation/end'] button");
      awaitInForce(browser, VACATION);
      assertThat(browser.has("form[action$='/vacation/end']")).isFalse();
      MailProgram other = friend("away.other");
      other.send(other.address(), member.address(), "And now?", "Well?");
      awaitLetter(member, "And now?");
      // Whatever the script answers leaves before the mail lies in the mailbox.
      other.send(other.address(), other.address(), "Later", "text");
      awaitLetter(other, "Later");
      assertThat(other.subjectsByImap()).doesNotContain("Bis Montag in Görlitz");
    }
  }

  @Test
  void mailIsSentOnToWhomHasToldTheCode() throws MessagingException, IOException {
    MailProgram friend = friend("forward.friend");
    MailProgram other = friend("forward.other");
    try (Browser browser = Browser.open(psmail)) {
      MailProgram member = register(browser, "forward.member");
      browser.go(FORWARDING);
      assertThat(browser.path()).isEqualTo(FORWARDING);
      assertThat(Barriers.on(browser)).isEmpty();
      browser.type("address", member.address()).press("#new button");
      assertThat(browser.has(".problems")).as("to themselves").isTrue();
      assertThat(Barriers.on(browser)).isEmpty();
      browser.type("address", friend.address()).press("#new button").photograph("forwarding-waits");
      assertThat(Barriers.on(browser)).isEmpty();
      assertThat(Barriers.on(browser.go("/de" + FORWARDING))).isEmpty();

      String letter = "May mail to %s be sent on to you?".formatted(member.address());
      awaitLetter(friend, letter);
      confirm(browser, "aaaa-bbbb-cccc");
      assertThat(browser.has(".problems")).as("a wrong code").isTrue();
      assertThat(browser.has("input[name^='code-'][value='aaaa-bbbb-cccc']")).isTrue();
      assertThat(Barriers.on(browser)).isEmpty();
      confirm(browser, code(friend.textOf(letter)));
      awaitInForce(browser, FORWARDING);
      assertThat(browser.has("#copy")).isTrue();
      assertThat(Barriers.on(browser.photograph("forwarding"))).isEmpty();

      other.send(other.address(), member.address(), "For both", "text");
      awaitLetter(friend, "For both");
      awaitLetter(member, "For both");

      ownScriptsReachNobodyElse(member, friend, other);
      keepsNoCopyAndThenAlone(browser, member, friend, other);
    }
  }

  /** Any program with a device password can put one there. */
  private void ownScriptsReachNobodyElse(MailProgram member, MailProgram friend, MailProgram other)
      throws MessagingException {
    MailProgram thief = friend("forward.thief");
    putScript(member, "redirect \"" + thief.address() + "\";");
    other.send(other.address(), member.address(), "For no thief", "text");
    awaitLetter(member, "For no thief");
    putScript(member, "redirect \"" + friend.address() + "\";");
    other.send(other.address(), member.address(), "For the friend too", "text");
    awaitLetter(friend, "For the friend too");
    assertThat(thief.subjectsByImap()).doesNotContain("For no thief");
    assertThat(member.subjectsByImap()).doesNotContain("For the friend too");
    doveadm("exec doveadm -c \"$0\" sieve activate -u \"$1\" psmail", member, "");
  }

  private void putScript(MailProgram member, String script) {
    doveadm("doveadm -c \"$0\" sieve put -u \"$1\" -a own <<<\"$2\"", member, script);
  }

  private void doveadm(String command, MailProgram member, String script) {
    String configuration = psmail.data().resolve("dovecot/dovecot.conf").toString();
    Command.succeed(List.of("bash", "-c", command, configuration, member.address(), script));
  }

  private static void keepsNoCopyAndThenAlone(
      Browser browser, MailProgram member, MailProgram friend, MailProgram other)
      throws MessagingException {
    browser.go(FORWARDING).press("#copy a");
    assertThat(Barriers.on(browser)).isEmpty();
    browser.send();
    awaitInForce(browser, FORWARDING);
    other.send(other.address(), member.address(), "For the friend", "text");
    awaitLetter(friend, "For the friend");
    browser.go("/de" + FORWARDING);
    assertThat(Barriers.on(browser)).isEmpty();

    browser.go(FORWARDING).press("main a[href$='/remove']");
    assertThat(Barriers.on(browser)).isEmpty();
    browser.send();
    awaitInForce(browser, FORWARDING);
    other.send(other.address(), member.address(), "For the member", "text");
    awaitLetter(member, "For the member");
    assertThat(member.subjectsByImap()).doesNotContain("For the friend");
    assertThat(friend.subjectsByImap()).doesNotContain("For the member");
  }

  private static void confirm(Browser browser, String code) {
    browser.go(FORWARDING);
    String field =
        String.valueOf(
            browser
                .driver()
                .findElement(By.cssSelector("input[name^='code-']"))
                .getDomAttribute("name"));
    browser.type(field, code).press("button[value=confirm]");
  }

  private static String code(String letter) {
    Matcher code = CODE.matcher(letter);
    assertThat(code.find()).as(letter).isTrue();
    return code.group(1);
  }

  /** The mail server is told in a job. */
  private static void awaitInForce(Browser browser, String page) {
    await("that the mail server knows")
        .atMost(60, SECONDS)
        .until(() -> !browser.go(page).text().contains("Not yet in force"));
    assertThat(browser.text()).doesNotContain("Not in force");
  }

  private static void awaitLetter(MailProgram program, String subject) {
    await("\"%s\" for %s".formatted(subject, program.address()))
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(program.subjectsByImap()).contains(subject));
  }

  private MailProgram register(Browser browser, String name) {
    browser
        .go("/register")
        .type("localPart", name)
        .type("password", Visitor.PASSWORD)
        .send()
        .tick("kept")
        .send();
    return new MailProgram(psmail, name + "@psmail.test", browser.secret("device-password"));
  }

  private MailProgram friend(String name) {
    return new MailProgram(psmail, name + "@psmail.test", new Visitor(psmail).becomeMember(name));
  }
}
