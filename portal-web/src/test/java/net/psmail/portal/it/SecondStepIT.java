package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondStepIT {

  private static final String ASKED = TwoSteps.ASKED;
  private static final String REMOVE = "/account/security/remove";
  private static final String NEXT_PASSWORD = "eight yellow lamps on the stairs";

  private final Visitor visitor = new Visitor();

  @Test
  void aMemberSetsUpAnAppAndIsAskedForItsCode() {
    TwoSteps steps = TwoSteps.of(visitor, "two-steps");
    assertThat(visitor.page("/account/security").text()).contains("10 left");
    steps.signOut();

    HttpResponse<String> half = visitor.signIn("two-steps", PASSWORD);
    assertThat(header(half, "Location")).isEqualTo(ASKED + "?next=/account");
    assertThat(visitor.cookies()).contains("half").doesNotContain("session");
    for (String page : List.of("/account", "/account/security", "/account/devices")) {
      assertThat(header(visitor.get(page), "Location")).isEqualTo("/sign-in?next=" + page);
    }

    HttpResponse<String> wrong = steps.give(Map.of("code", "000 000"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(problems(wrong)).contains("This code is not right");
    assertThat(header(steps.give(Map.of("code", steps.app().code(1))), "Location"))
        .isEqualTo("/account");
    assertThat(visitor.cookies()).contains("session").doesNotContain("half");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void aKnownBrowserIsNotAskedUntilSomethingDangerousIsDone() {
    TwoSteps steps = TwoSteps.of(visitor, "at-home");
    steps.signOut();
    visitor.signIn("at-home", PASSWORD);
    steps.give(Map.of("code", steps.paper().get(0), "remember", "yes"));
    steps.signOut();

    assertThat(header(visitor.signIn("at-home", PASSWORD), "Location")).isEqualTo("/account");
    assertThat(new Visitor().signIn("at-home", PASSWORD).headers().map().toString())
        .contains(ASKED);
    for (String dangerous :
        List.of(REMOVE, "/account/password", "/account/delete", "/account/recovery-code")) {
      assertThat(header(visitor.get(dangerous), "Location"))
          .isEqualTo("/account/proof?next=" + dangerous);
    }
    HttpResponse<String> device =
        visitor.fill("/account/devices", "/account/devices", Map.of("name", "Phone"));
    assertThat(header(device, "Location")).isEqualTo("/account/proof?next=/account/devices");

    Document proof = visitor.page("/account/proof?next=" + REMOVE);
    assertThat(
            visitor
                .fill(proof, "/account/proof", Map.of("code", steps.paper().get(0)))
                .statusCode())
        .as("was used")
        .isEqualTo(422);
    assertThat(
            header(
                visitor.fill(proof, "/account/proof", Map.of("code", steps.paper().get(1))),
                "Location"))
        .isEqualTo(REMOVE);
    HttpResponse<String> removed = visitor.fill(REMOVE, REMOVE, Map.of());
    assertThat(visitor.page(header(removed, "Location")).select(".done-title").text())
        .isEqualTo("The second step is taken away");
    assertThat(header(new Visitor().signIn("at-home", PASSWORD), "Location")).isEqualTo("/account");
  }

  @Test
  void noOtherPageMakesADevicePasswordOnABrowserThatWasNotAsked() {
    TwoSteps steps = TwoSteps.of(visitor, "no-detour");
    String revoke = visitor.page("/account/devices").select("a[href$=/revoke]").attr("href");
    visitor.fill(revoke, revoke, Map.of());
    steps.signOut();
    visitor.signIn("no-detour", PASSWORD);
    steps.give(Map.of("code", steps.paper().get(0), "remember", "yes"));
    steps.signOut();
    visitor.signIn("no-detour", PASSWORD);
    String csrf = visitor.page("/account/devices").select("main input[name=csrf]").val();
    HttpResponse<String> kept = visitor.post("/recovery-code", Map.of("csrf", csrf, "kept", "yes"));
    assertThat(header(kept, "Location")).isEqualTo("/account/devices");
    HttpResponse<String> phone = visitor.get("/account/setup/phone");
    assertThat(header(phone, "Location")).isEqualTo("/account/proof?next=/account/setup/phone");
  }

  @Test
  void whoIsTooSlowToSetUpAnAppGetsAnotherKey() {
    visitor.register("too-slow");
    Document form = visitor.page("/account/security/app");
    CodeApp late = new CodeApp(form.select("#secret").text().replace(" ", ""));
    RunningPortal.shared()
        .database()
        .change("delete from session_secret where purpose = ?", "SECOND_STEP");
    HttpResponse<String> over =
        visitor.fill(form, "/account/security/app", Map.of("code", late.code()));
    assertThat(over.statusCode()).isEqualTo(422);
    assertThat(problems(over)).contains("longer than a quarter of an hour");
    Document again = Visitor.page(over);
    CodeApp app = new CodeApp(again.select("#secret").text().replace(" ", ""));
    assertThat(app.secret()).isNotEqualTo(late.secret());
    HttpResponse<String> done =
        visitor.fill(again, "/account/security/app", Map.of("code", app.code()));
    assertThat(header(done, "Location")).isEqualTo("/account/security/codes");
  }

  @Test
  void aKnownBrowserIsForgotten() {
    TwoSteps steps = TwoSteps.of(visitor, "no-more");
    steps.signOut();
    visitor.signIn("no-more", PASSWORD);
    steps.give(Map.of("code", steps.paper().get(0), "remember", "yes"));
    Document security = visitor.page("/account/security");
    String forget = security.select("form[action$=/forget]").attr("action");
    visitor.fill(security, forget, Map.of());
    steps.signOut();
    assertThat(header(visitor.signIn("no-more", PASSWORD), "Location")).contains(ASKED);
  }

  @Test
  void withoutAPasswordThereIsNoQuestion() {
    assertThat(header(visitor.get(ASKED), "Location")).isEqualTo("/sign-in?again=&next=/account");
    assertThat(header(visitor.get(ASKED + "?next=//evil.test"), "Location"))
        .isEqualTo("/sign-in?again=&next=/account");
    assertThat(problems(visitor.get("/sign-in?again="))).contains("Begin again");
    visitor.register("outsider");
    Document page = visitor.page("/account");
    HttpResponse<String> code =
        visitor.post(
            ASKED, Map.of("csrf", page.select("input[name=csrf]").val(), "code", "123456"));
    assertThat(header(code, "Location")).startsWith("/sign-in?again=");
  }

  @Test
  void whoGuessesBeginsAgainAfterFiveTriesAndWaitsAfterTen() throws IOException {
    TwoSteps steps = TwoSteps.of(visitor, "guessed");
    steps.signOut();
    for (int round = 0; round < 2; round++) {
      visitor.signIn("guessed", PASSWORD);
      for (int attempt = 0; attempt < 5; attempt++) {
        assertThat(steps.give(Map.of("code", "000000")).statusCode()).isEqualTo(422);
      }
      assertThat(header(visitor.get(ASKED), "Location")).startsWith("/sign-in?again=");
    }
    visitor.signIn("guessed", PASSWORD);
    assertThat(steps.give(Map.of("code", steps.app().code(1))).statusCode()).isEqualTo(429);
    assertThat(Wire.from("127.0.77.1").signIn("guessed@psmail.test"))
        .as("elsewhere the password is taken as before")
        .startsWith("HTTP/1.1 422");
  }

  @Test
  void eachRiseOfTheSessionBringsAnotherCookie() {
    String before = visitor.cookie("session");
    TwoSteps steps = TwoSteps.of(visitor, "risen");
    String registered = visitor.cookie("session");
    steps.signOut();
    visitor.signIn("risen", PASSWORD);
    String half = visitor.cookie("half");
    steps.give(Map.of("code", steps.paper().get(0), "remember", "yes"));
    String whole = visitor.cookie("session");
    Document proof = visitor.page("/account/proof");
    visitor.fill(proof, "/account/proof", Map.of("code", steps.paper().get(1)));
    String proved = visitor.cookie("session");
    visitor.fill(
        "/account/password",
        "/account/password",
        Map.of("current", PASSWORD, "password", NEXT_PASSWORD));
    String changed = visitor.cookie("session");
    assertThat(List.of(before, registered, half, whole, proved, changed)).doesNotHaveDuplicates();
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    for (String old : List.of(registered, half, whole, proved)) {
      Visitor thief = new Visitor();
      thief.plant("session", old);
      assertThat(header(thief.get("/account"), "Location")).isEqualTo("/sign-in?next=/account");
    }
    Visitor again = new Visitor();
    again.plant("browser", visitor.cookie("browser"));
    assertThat(header(again.signIn("risen", NEXT_PASSWORD), "Location"))
        .as("a new password forgets the browsers")
        .contains(ASKED);
  }

  @Test
  void aPlantedCookieIsNotTakenOver() {
    visitor.plant("session", "A".repeat(43));
    visitor.register("planted");
    assertThat(visitor.cookie("session")).isNotEqualTo("A".repeat(43));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.test", "https://evil.test/", "/\\evil.test", "/a//b", "javascript:1"})
  void leadsNowhereElse(String next) {
    String name = "lured" + Integer.toHexString(next.hashCode());
    TwoSteps steps = TwoSteps.of(visitor, name);
    Document proof = visitor.page("/account/proof?next=" + encode(next));
    assertThat(
            header(
                visitor.fill(
                    proof, "/account/proof", Map.of("code", steps.paper().get(0), "next", next)),
                "Location"))
        .isEqualTo("/account/security");
    assertThat(
            header(
                visitor.fill(
                    "/account/unlock",
                    "/account/unlock",
                    Map.of("password", PASSWORD, "next", next)),
                "Location"))
        .isEqualTo("/account");
    steps.signOut();
    visitor.signIn(name, PASSWORD);
    assertThat(header(steps.give(Map.of("code", steps.paper().get(1), "next", next)), "Location"))
        .isEqualTo("/account");
  }

  @Test
  void nothingOfItIsStoredAndNoScriptOfAnotherPageIsLetIn() {
    visitor.register("stored");
    List<String> pages =
        List.of(
            "/account/security",
            "/account/security/app",
            "/account/security/codes",
            "/account/security/codes.txt",
            "/account/security/passkey",
            "/account/proof",
            "/account/unlock",
            ASKED);
    Document form = visitor.page("/account/security/app");
    CodeApp app = new CodeApp(form.select("#secret").text().replace(" ", ""));
    visitor.fill(form, "/account/security/app", Map.of("code", app.code()));
    for (String page : pages) {
      HttpResponse<String> answer = visitor.get(page);
      assertThat(header(answer, "Cache-Control")).as(page).isEqualTo("no-store");
      assertThat(header(answer, "Content-Security-Policy")).as(page).doesNotContain("unsafe");
    }
  }

  @Test
  void aQuestionForAPasskeyIsForWhoHasReadTheFormAndNamesThisSite() throws IOException {
    String question = "/sign-in/passkey/question";
    assertThat(visitor.post(question, Map.of()).statusCode()).isEqualTo(403);
    String csrf = visitor.page("/sign-in").select("input[name=csrf]").val();
    HttpResponse<String> asked = visitor.post(question, Map.of("csrf", csrf));
    assertThat(header(asked, "Cache-Control")).isEqualTo("no-store");
    assertThat(asked.body())
        .contains("\"rpId\":\"" + RunningPortal.HOST + "\"")
        .contains("\"allowCredentials\":[]")
        .contains("\"userVerification\":\"required\"");
    assertThat(visitor.post(question, Map.of("csrf", csrf)).body()).isNotEqualTo(asked.body());
    HttpResponse<String> nonsense =
        visitor.post("/sign-in/passkey", Map.of("csrf", csrf, "answer", "{}", "next", "//evil"));
    assertThat(nonsense.statusCode()).isEqualTo(422);
    assertThat(problems(nonsense)).contains("This passkey was not accepted");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
