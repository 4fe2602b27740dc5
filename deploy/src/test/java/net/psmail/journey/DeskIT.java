package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Authors at their desk, in a browser, and the readers who get what they publish. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskIT {

  private static final Pattern LINK = Pattern.compile("Operator +(http\\S+)");
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NEW = "/control-room/texts/articles/new?language=en";
  private static final String PUBLISH = "button[value=publish]";
  private static final String SAVE = "button[value=save]";

  private final Installation psmail = Installation.create(Way.EMBEDDED);

  @BeforeAll
  void letTheFirstOperatorIn() {
    Matcher link = LINK.matcher(psmail.start().command().output());
    assertThat(link.find()).isTrue();
    try (Browser browser = Browser.open(psmail)) {
      browser.go(link.group(1)).type("name", "operator").type("password", Visitor.PASSWORD).send();
    }
  }

  @AfterAll
  void stop() {
    psmail.close();
  }

  @Test
  void anAuthorWritesLooksAtThePageAndPublishesIt() {
    try (Browser author = signIn(Browser.open(psmail))) {
      author.go("/control-room/texts/articles").photograph("desk-list");
      author.go(NEW).type("title", "Grüße vom Schreibtisch");
      assertThat(author.value("slug")).isEqualTo("gruesse-vom-schreibtisch");
      author
          .type("summary", "One sentence.")
          .type("markdown", "## First\n\nHere <script>alert(1)</script> is *text*.");
      await()
          .atMost(SOON)
          .until(() -> author.inner().contains("<script>alert(1)</script> is text"));
      assertThat(author.inner()).contains("Preview", "Grüße vom Schreibtisch");
      author.photograph("desk-editor");
      assertThat(author.narrow().overflows()).isFalse();
      author.press(PUBLISH);
      assertThat(author.text()).contains("Published");
      assertThat(author.keeps("Schreibtisch")).isFalse();
    }
    assertThat(read("/help/gruesse-vom-schreibtisch"))
        .contains("<script>alert(1)</script> is text");
  }

  @Test
  void theSecondOfTwoAuthorsIsShownWhatTheFirstWroteAndNothingIsLost() {
    try (Browser one = signIn(Browser.open(psmail));
        Browser two = signIn(Browser.open(psmail))) {
      one.go(NEW).type("title", "Two pens").type("markdown", "One house.").press(SAVE);
      String editor = "/control-room/texts/articles/two-pens/en";
      two.go(editor);
      one.go(editor).type("markdown", "One red house.").press(SAVE);
      two.type("markdown", "One house with a garden.").press(SAVE);
      assertThat(two.photograph("desk-conflict").text())
          .contains("operator has saved this text", "One red house.");
      assertThat(two.value("markdown")).isEqualTo("One house with a garden.");
      two.press(SAVE);
      assertThat(two.go(editor + "/history?from=2&to=3").photograph("desk-history").text())
          .contains("with a garden", "red");
    }
  }

  @Test
  void whatWasNotSavedSurvivesAClosedTab() {
    try (Browser author = signIn(Browser.open(psmail))) {
      author.go(NEW).type("title", "Nearly lost").type("markdown", "Words that took an hour.");
      await().atMost(SOON).until(() -> author.keeps("took an hour"));
      author.closeTheWindow().go(NEW);
      assertThat(author.photograph("desk-unsaved").text()).contains("There is unsaved text");
      author.touch("[data-restore]");
      assertThat(author.value("markdown")).isEqualTo("Words that took an hour.");
      author.press(SAVE);
      assertThat(author.keeps("took an hour")).isFalse();
      assertThat(author.go(NEW).value("markdown")).isEmpty();
    }
  }

  @Test
  void worksWithoutScripts() {
    try (Browser author = signIn(Browser.withoutScripts(psmail))) {
      author.go(NEW).type("title", "No script at all").type("summary", "One sentence.");
      author.type("markdown", "Plain words.").press(SAVE);
      assertThat(author.path()).startsWith("/control-room/texts/articles/no-script-at-all/en");
      author.press(PUBLISH);
      assertThat(author.text()).contains("Published");
      author.type("markdown", "Better words.").pressForAWindow("button[value=preview]");
      assertThat(author.text()).contains("Nothing of it is published", "Better words.");
    }
    assertThat(read("/help/no-script-at-all")).contains("Plain words.");
  }

  private static Browser signIn(Browser browser) {
    browser.go("/sign-in").type("name", "operator").type("password", Visitor.PASSWORD).send();
    assertThat(browser.path()).startsWith("/control-room");
    return browser;
  }

  /** What a reader gets, as soon as it is there. */
  private String read(String path) {
    Visitor reader = new Visitor(psmail);
    await().atMost(SOON).until(() -> reader.open(path).statusCode() == 200);
    return Visitor.page(reader.open(path)).select("main").text();
  }
}
