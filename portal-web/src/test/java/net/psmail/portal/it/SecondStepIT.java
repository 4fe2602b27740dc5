package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SecondStepIT {

  private static final String ASKED = "/sign-in/second-step";
  private static final String REMOVE = "/account/security/remove";

  private final Visitor visitor = new Visitor();
  private List<String> paper = List.of();

  @Test
  void aMemberSetsUpAnAppAndIsAskedForItsCode() {
    CodeApp app = setUp("two-steps");
    assertThat(visitor.page("/account/security").text()).contains("10 left");
    signOut();

    HttpResponse<String> half = visitor.signIn("two-steps", PASSWORD);
    assertThat(header(half, "Location")).isEqualTo(ASKED + "?next=/account");
    assertThat(visitor.cookies()).contains("half").doesNotContain("session");
    for (String page : List.of("/account", "/account/security", "/account/devices")) {
      assertThat(header(visitor.get(page), "Location")).isEqualTo("/sign-in?next=" + page);
    }

    HttpResponse<String> wrong = give(Map.of("code", "000 000"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(problems(wrong)).contains("This code is not right");
    assertThat(header(give(Map.of("code", app.code(1))), "Location")).isEqualTo("/account");
    assertThat(visitor.cookies()).contains("session").doesNotContain("half");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void aKnownBrowserIsNotAskedUntilSomethingDangerousIsDone() {
    setUp("at-home");
    signOut();
    visitor.signIn("at-home", PASSWORD);
    give(Map.of("code", paper.get(0), "remember", "yes"));
    signOut();

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
    assertThat(visitor.fill(proof, "/account/proof", Map.of("code", paper.get(0))).statusCode())
        .as("was used")
        .isEqualTo(422);
    assertThat(
            header(visitor.fill(proof, "/account/proof", Map.of("code", paper.get(1))), "Location"))
        .isEqualTo(REMOVE);
    HttpResponse<String> removed = visitor.fill(REMOVE, REMOVE, Map.of());
    assertThat(visitor.page(header(removed, "Location")).select(".done-title").text())
        .isEqualTo("The second step is taken away");
    assertThat(header(new Visitor().signIn("at-home", PASSWORD), "Location")).isEqualTo("/account");
  }

  @Test
  void aKnownBrowserIsForgotten() {
    setUp("no-more");
    signOut();
    visitor.signIn("no-more", PASSWORD);
    give(Map.of("code", paper.get(0), "remember", "yes"));
    Document security = visitor.page("/account/security");
    String forget = security.select("form[action$=/forget]").attr("action");
    visitor.fill(security, forget, Map.of());
    signOut();
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
    CodeApp app = setUp("guessed");
    signOut();
    for (int round = 0; round < 2; round++) {
      visitor.signIn("guessed", PASSWORD);
      for (int attempt = 0; attempt < 5; attempt++) {
        assertThat(give(Map.of("code", "000000")).statusCode()).isEqualTo(422);
      }
      assertThat(header(visitor.get(ASKED), "Location")).startsWith("/sign-in?again=");
    }
    visitor.signIn("guessed", PASSWORD);
    assertThat(give(Map.of("code", app.code(1))).statusCode()).isEqualTo(429);
    assertThat(Wire.from("127.0.77.1").signIn("guessed@psmail.test"))
        .as("elsewhere the password is taken as before")
        .startsWith("HTTP/1.1 422");
  }

  private CodeApp setUp(String name) {
    visitor.register(name);
    Document form = visitor.page("/account/security/app");
    CodeApp app = new CodeApp(form.select("#secret").text().replace(" ", ""));
    assertThat(form.select("a[href^=otpauth:]").attr("href")).contains(app.secret());
    HttpResponse<String> done =
        visitor.fill(form, "/account/security/app", Map.of("code", app.code()));
    assertThat(header(done, "Location")).isEqualTo("/account/security/codes");
    Document codes = visitor.page("/account/security/codes");
    paper = codes.select("#codes span").eachText();
    assertThat(paper).hasSize(10);
    assertThat(visitor.get("/account/security/codes.txt").body()).contains(paper);
    visitor.fill(codes, "/account/security/codes", Map.of());
    assertThat(header(visitor.get("/account/security/codes"), "Location"))
        .isEqualTo("/account/security?done");
    return app;
  }

  private HttpResponse<String> give(Map<String, String> typed) {
    return visitor.fill(ASKED, ASKED, typed);
  }

  private void signOut() {
    visitor.fill("/account", "/sign-out", Map.of());
  }
}
