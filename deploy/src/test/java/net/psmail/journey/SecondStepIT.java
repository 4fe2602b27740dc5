package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** A member guards the sign-in with an app for codes, in a real browser. */
class SecondStepIT {

  private final Installation psmail = Installation.shared(Way.EMBEDDED);

  @ParameterizedTest
  @ValueSource(strings = {"", "/de"})
  void asksForACodeAndNotOnABrowserThatItKnows(String language) {
    String name = language.isEmpty() ? "stella" : "sterna";
    try (Browser browser = Browser.open(psmail)) {
      register(browser, language, name);
      browser.go(language + "/account/security").press("main a[href$='/account/security/app']");
      assertThat(Barriers.on(browser)).isEmpty();
      browser.touch("main summary");
      CodeApp app = new CodeApp(browser.secret("secret"));
      browser.type("code", "000000").send();
      assertThat(Barriers.on(browser)).isEmpty();
      browser.type("code", app.code()).send();
      assertThat(browser.path()).isEqualTo(language + "/account/security/codes");
      assertThat(Barriers.on(browser)).isEmpty();
      List<String> paper =
          List.of(browser.driver().findElement(By.id("codes")).getText().split("\\s+"));
      assertThat(paper).hasSize(10);
      browser.send();
      assertThat(browser.text()).contains("10");
      assertThat(Barriers.on(browser)).isEmpty();

      signOut(browser);
      signIn(browser, language, name);
      assertThat(browser.path()).startsWith(language + "/sign-in/second-step");
      assertThat(Barriers.on(browser)).isEmpty();
      browser.type("code", app.code(1)).send();
      assertThat(browser.path()).isEqualTo(language + "/account");

      signOut(browser);
      signIn(browser, language, name);
      browser.press("main a[href$=paper]");
      assertThat(Barriers.on(browser)).isEmpty();
      browser.type("code", paper.get(0)).tick("remember").send();
      assertThat(browser.path()).isEqualTo(language + "/account");

      signOut(browser);
      signIn(browser, language, name);
      assertThat(browser.path()).as("this browser is known").isEqualTo(language + "/account");
      browser.go(language + "/account/security/remove");
      assertThat(browser.path()).startsWith(language + "/account/proof");
      assertThat(Barriers.on(browser)).isEmpty();
      browser.type("code", paper.get(1)).send();
      assertThat(Barriers.on(browser)).isEmpty();
      browser.send();
      assertThat(browser.path()).startsWith(language + "/account/security?done");
    }
  }

  private static void register(Browser browser, String language, String name) {
    browser
        .go(language + "/register")
        .type("localPart", name)
        .type("password", Visitor.PASSWORD)
        .send()
        .tick("kept")
        .send();
  }

  private static void signIn(Browser browser, String language, String name) {
    browser.go(language + "/sign-in").type("name", name).type("password", Visitor.PASSWORD).send();
  }

  private static void signOut(Browser browser) {
    browser.press("form[action$='/sign-out'] button");
  }
}
