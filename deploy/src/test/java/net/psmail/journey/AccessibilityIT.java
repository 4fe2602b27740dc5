package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** Every kind of page, in both languages and both colour schemes, stands in nobody's way. */
@Order(Integer.MAX_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {

  /** One page of each kind; what differs only in its text is of one kind. */
  static final List<String> PAGES =
      List.of(
          "/",
          "/de/",
          "/help",
          "/de/help",
          "/help/secure-email",
          "/de/help/sichere-e-mail",
          "/help/settings-at-a-glance",
          "/faqs",
          "/de/faqs",
          "/faqs/can-you-read-my-mail",
          "/de/faqs/can-you-read-my-mail",
          "/glossary",
          "/de/glossary",
          "/glossary/tls",
          "/de/glossary/tls",
          "/quick-tips",
          "/de/quick-tips",
          "/links",
          "/de/links",
          "/updates",
          "/de/updates",
          "/updates/2026/our-doors-are-open",
          "/de/updates/2026/our-doors-are-open",
          "/updates/2026",
          "/de/updates/2026",
          "/about",
          "/de/about",
          "/contact",
          "/de/contact",
          "/privacy",
          "/imprint",
          "/de/imprint",
          "/certificates",
          "/de/certificates",
          "/message",
          "/de/message",
          "/message/sent",
          "/de/message/sent",
          "/search",
          "/de/search",
          "/search?q=certificate",
          "/de/search?q=Zertifikat",
          "/search?q=xyzzyqwfp",
          "/de/search?q=xyzzyqwfp",
          "/register",
          "/register/refused",
          "/de/register/refused",
          "/register/withdrawn",
          "/de/register/withdrawn",
          "/de/register",
          "/sign-in",
          "/de/sign-in",
          "/recover",
          "/de/recover",
          "/recover/lost",
          "/de/recover/lost",
          "/recover/asked",
          "/de/recover/asked",
          "/recover/stopped",
          "/de/recover/stopped",
          "/recover/link/spent",
          "/de/recover/link/spent",
          "/p/spent",
          "/invited/spent",
          "/reset/spent",
          "/de/reset/spent",
          "/de/invited/spent",
          "/de/p/spent",
          "/signed-out",
          "/there-is-no-such-page",
          "/de/there-is-no-such-page",
          "/status/",
          "/status/de/",
          "/status/history/",
          "/status/de/history/",
          "/status/subscribe/",
          "/status/subscribe/de");

  /** What is below the control room's own page, for who may do everything there. */
  private static final List<String> CONTROL_ROOM =
      List.of(
          "",
          "/messages",
          "/registrations",
          "/accounts",
          "/accounts?q=nobody",
          "/postfixadmin",
          "/deletions",
          "/invites",
          "/invites?address=nobody",
          "/blocked-domains",
          "/domains/psmail.test",
          "/staff",
          "/domains/psmail.test/dns",
          "/certificates",
          "/certificates/site",
          "/authorities",
          "/tokens",
          "/api",
          "/webhooks",
          "/status",
          "/status/components",
          "/status/components/new",
          "/status/groups/new",
          "/status/templates",
          "/status/templates/new/incident",
          "/status/subscribers",
          "/status/tokens",
          "/texts/articles",
          "/texts/tips",
          "/texts/articles/phishing/en",
          "/texts/articles/phishing/en/history",
          "/texts/articles/phishing/en/unpublish",
          "/texts/articles/phishing/en/remove",
          "/texts/links/new",
          "/texts/removed",
          "/pictures",
          "/archive");

  private final Installation psmail = Installation.shared(Way.EMBEDDED);
  private final Browser browser = Browser.open(psmail);

  @AfterAll
  void closeTheBrowser() {
    browser.close();
  }

  @Test
  void wouldFindWhatStandsInTheWay() {
    browser.go("/about").driver().executeScript("document.documentElement.removeAttribute('lang')");
    browser.driver().executeScript("document.querySelector('main p').style.color = '#777'");

    assertThat(String.join("\n", Barriers.on(browser)))
        .contains(
            "| light | html-has-lang |", "| light | color-contrast |", "| dark | color-contrast |");
  }

  @ParameterizedTest
  @FieldSource("PAGES")
  void standsInNobodysWay(String path) {
    assertThat(Barriers.on(browser.go(path))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/de"})
  void saysWhatIsWrongWithAFormInNobodysWay(String language) {
    for (String form : List.of("/register", "/sign-in", "/recover", "/message")) {
      browser.go(language + form).send();
      assertThat(browser.has(".problems")).as(form).isTrue();
      assertThat(Barriers.on(browser)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/de"})
  void servesMembersInNobodysWay(String language) {
    String name = language.isEmpty() ? "axe" : "axt";
    try (Browser member = Browser.open(psmail)) {
      member
          .go(language + "/register")
          .type("localPart", name)
          .type("password", Visitor.PASSWORD)
          .send();
      assertThat(Barriers.on(member)).isEmpty();
      member.tick("kept").send();
      assertThat(member.has("#device-password")).isTrue();
      assertThat(Barriers.on(member)).isEmpty();
      for (String page :
          List.of(
              "",
              "/compose",
              "/devices",
              "/sessions",
              "/sign-ins",
              "/sign-ins?show=refused",
              "/aliases",
              "/filters",
              "/log",
              "/log?show=provider",
              "/stored",
              "/storage",
              "/export",
              "/import",
              "/export/new",
              "/invites",
              "/setup",
              "/setup/phone",
              "/setup/programs",
              "/setup/sheet",
              "/setup/check",
              "/security",
              "/security/app",
              "/security/passkey",
              "/security/codes/new",
              "/security/remove",
              "/proof",
              "/unlock",
              "/password",
              "/recovery-code",
              "/other-address",
              "/delete")) {
        member.go(language + "/account" + page);
        assertThat(member.path()).isEqualTo(language + "/account" + page);
        assertThat(Barriers.on(member)).isEmpty();
      }
      for (String system : List.of("android", "apple")) {
        member.go(language + "/account/setup/phone").send();
        assertThat(Barriers.on(member)).isEmpty();
        member.touch("#system-" + system).type("name", "Phone").send();
        assertThat(member.path()).isEqualTo(language + "/account/setup/phone/code");
        assertThat(Barriers.on(member)).isEmpty();
      }
      makesAndDeletesAddresses(member, language);
    }
  }

  private static void makesAndDeletesAddresses(Browser member, String language) {
    member.go(language + "/account/aliases").press("#own button");
    assertThat(member.has(".problems")).isTrue();
    assertThat(Barriers.on(member)).isEmpty();
    member.press("#random button");
    assertThat(member.has("#address")).isTrue();
    assertThat(Barriers.on(member)).isEmpty();
    member.press("main a[href$='/remove']");
    assertThat(Barriers.on(member)).isEmpty();
    member.press("main form .danger");
    assertThat(member.has("#removed")).isTrue();
    assertThat(Barriers.on(member)).isEmpty();
    member.press("#removed button");
    assertThat(member.has(".aliases")).isTrue();
    assertThat(Barriers.on(member)).isEmpty();
  }

  @Test
  void servesOperatorsInNobodysWay() {
    try (Installation own =
            Installation.create(Way.EMBEDDED).with("psmail.signup.names.approve=waits*").start();
        Browser operator = Browser.open(own)) {
      operator.go(OperatorIT.linkOf(own));
      assertThat(Barriers.on(operator)).isEmpty();
      operator.type("name", "operator").type("password", Visitor.PASSWORD).send();
      new Visitor(own).becomeMember("looked.at");
      for (String language : List.of("", "/de")) {
        for (String page : CONTROL_ROOM) {
          operator.go(language + "/control-room" + page);
          assertThat(operator.path()).isEqualTo(language + "/control-room" + page);
          assertThat(Barriers.on(operator)).isEmpty();
        }
        showsAnAccount(operator, language);
        showsATable(operator, language);
        showsAColleague(operator, language);
      }
      showsWhoWaits(own);
      showsAProposedDeletion(operator);
      showsALinkToANewPassword(own, operator);
    }
  }

  private static void showsAColleague(Browser operator, String language) {
    operator.go(language + "/control-room/staff").press("main .people a");
    assertThat(Barriers.on(operator)).isEmpty();
    String person = operator.path();
    for (String question : List.of("/second-step", "/end")) {
      operator.go(person + question);
      assertThat(operator.path()).isEqualTo(person + question);
      assertThat(Barriers.on(operator)).isEmpty();
    }
  }

  private static void showsWhoWaits(Installation own) {
    try (Browser newcomer = Browser.open(own)) {
      newcomer.go("/register").type("localPart", "waits").type("password", Visitor.PASSWORD).send();
      newcomer.tick("kept").send();
      for (String language : List.of("", "/de")) {
        newcomer.go(language + "/account");
        assertThat(newcomer.has("form[action$='/account/withdraw']")).isTrue();
        assertThat(Barriers.on(newcomer)).isEmpty();
      }
    }
  }

  private static void showsAProposedDeletion(Browser operator) {
    operator.go("/control-room/accounts?q=looked.at").press("tbody a");
    operator.go(operator.path() + "/deletion").type("reason", "Sends advertising").send();
    for (String language : List.of("", "/de")) {
      operator.go(language + "/control-room/deletions");
      assertThat(operator.text()).contains("looked.at@psmail.test");
      assertThat(Barriers.on(operator)).isEmpty();
    }
  }

  private static void showsALinkToANewPassword(Installation own, Browser operator) {
    new Visitor(own).becomeMember("forgets");
    operator.go("/control-room/accounts?q=forgets").press("tbody a");
    operator.go(operator.path() + "/reset").send();
    assertThat(Barriers.on(operator)).isEmpty();
    String url = operator.driver().findElement(By.cssSelector(".secret code")).getText();
    String link = url.substring(url.indexOf("/reset/"));
    try (Browser member = Browser.open(own)) {
      for (String language : List.of("/de", "")) {
        assertThat(Barriers.on(member.go(language + link))).isEmpty();
        member.send();
        assertThat(member.has(".problems")).isTrue();
        assertThat(Barriers.on(member)).isEmpty();
      }
      member.type("password", Visitor.PASSWORD).send();
      for (String language : List.of("/de", "")) {
        member.go(language + link);
        assertThat(member.has("main form")).as("it is used").isFalse();
        assertThat(Barriers.on(member)).isEmpty();
      }
    }
  }

  private static void showsATable(Browser operator, String language) {
    operator.go(language + "/control-room/accounts/bulk");
    assertThat(Barriers.on(operator)).isEmpty();
    operator.send();
    assertThat(operator.has(".problems")).isTrue();
    assertThat(Barriers.on(operator)).isEmpty();
    operator.type("text", "address,act\nlooked.at@psmail.test,lift\nnobody,delete").send();
    assertThat(operator.path()).matches(language + "/control-room/accounts/bulk/\\d+");
    assertThat(Barriers.on(operator)).isEmpty();
  }

  private static void showsAnAccount(Browser operator, String language) {
    operator.go(language + "/control-room/accounts?q=looked.at").press("tbody a");
    assertThat(Barriers.on(operator)).isEmpty();
    String sheet = operator.path();
    for (String form : List.of("/suspension", "/reset", "/deletion")) {
      operator.go(sheet + form);
      assertThat(operator.path()).isEqualTo(sheet + form);
      assertThat(Barriers.on(operator)).isEmpty();
    }
    operator.send();
    assertThat(operator.has(".problems")).isTrue();
    assertThat(Barriers.on(operator)).isEmpty();
  }
}
