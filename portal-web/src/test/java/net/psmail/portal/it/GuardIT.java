package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardIT {

  private final Visitor visitor = new Visitor();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/de/",
        "/register",
        "/account",
        "/nowhere",
        "/assets/psmail.css",
        "/assets/nothing",
        "/WEB-INF/web.xml",
        "/mail/config-v1.1.xml",
        "/health/ready",
        "/metrics",
        "/error-page"
      })
  void everyAnswerCarriesTheSecurityHeaders(String path) {
    HttpResponse<String> answer = visitor.get(path);
    assertThat(header(answer, "Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Permissions-Policy")).isNotEmpty();
    assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/register", "/sign-in", "/recover", "/account", "/nowhere"})
  void whatIsNotTheSameForEverybodyIsNeverStored(String path) {
    assertThat(header(visitor.get(path), "Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/nowhere,404,There is no such page",
    "GET,/de/nirgends,404,Diese Seite gibt es nicht",
    "POST,/,405,Not this way",
    "GET,/WEB-INF/web.xml,404,There is no such page",
    "GET,/assets/nothing.css,404,There is no such page"
  })
  void refusalsLookLikeThisSite(String method, String path, int status, String title) {
    HttpResponse<String> answer =
        method.equals("GET") ? visitor.get(path) : visitor.post(path, Map.of());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Visitor.page(answer).select("h1").text()).isEqualTo(title);
    assertThat(answer.body()).doesNotContain("Payara", "Exception");
  }

  @Test
  void programsGetAProblemInJson() {
    HttpResponse<String> answer = visitor.get("/nowhere", "Accept", "application/json");
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"status\":404");
  }

  @Test
  void aFormWithoutTheTokenIsRefused() {
    Map<String, String> form = Map.of("name", "a", "password", "b");
    assertThat(visitor.post("/sign-in", form).statusCode()).isEqualTo(403);
    visitor.get("/sign-in");
    assertThat(visitor.post("/sign-in", form).statusCode()).isEqualTo(403);
  }

  @Test
  void aFormWithTheTokenFromAnotherSiteIsRefused() {
    String token = visitor.page("/sign-in").select("input[name=csrf]").val();
    Map<String, String> form = Map.of("csrf", token, "name", "a", "password", "b");
    assertThat(visitor.post("/sign-in", form, "Origin", "https://evil.test").statusCode())
        .isEqualTo(403);
    assertThat(visitor.post("/sign-in", form, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(visitor.post("/sign-in", form, "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(422);
  }

  @Test
  void aFormThatIsTooBigIsRefused() {
    HttpResponse<String> answer = visitor.post("/sign-in", Map.of("name", "x".repeat(270_000)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(Visitor.page(answer).select("h1").text()).isEqualTo("That was too much");
  }

  @Test
  void cookiesAreOutOfReachForScriptsAndOtherSites() {
    assertThat(header(visitor.get("/sign-in"), "Set-Cookie"))
        .startsWith("form=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/");
  }

  @Test
  void aForeignHostIsNotAnswered() throws IOException {
    assertThat(Wire.from("127.0.0.1").get("/", "Host: evil.test")).startsWith("HTTP/1.1 400");
    assertThat(
            Wire.from("127.0.0.1")
                .get("/.well-known/acme-challenge/../../recover", "Host: evil.test"))
        .startsWith("HTTP/1.1 400");
    assertThat(
            Wire.from("127.0.0.1")
                .get("/.well-known/acme-challenge/a0123456789abcdef", "Host: evil.test"))
        .as("an authority's question for a name that is not ours yet")
        .startsWith("HTTP/1.1 404");
    assertThat(Wire.from("127.0.0.1").get("/", "Host: autoconfig.psmail.test"))
        .startsWith("HTTP/1.1 200");
  }

  /** The container answers these before any filter: with nothing that could be framed or run. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1",
        "GET /a%00b HTTP/1.1",
        "GET /a/../../b HTTP/1.1",
        "GET /a\\b HTTP/1.1",
        "TRACE / HTTP/1.1",
        "GET / HTTP/9.9"
      })
  void whatTheServerRefusesItselfSaysNothing(String line) throws IOException {
    String answer = Wire.from("127.0.0.1").send(line, "", "Host: localhost", "Cookie: secret=1");
    assertThat(answer)
        .contains("Content-Length: 0", "X-Frame-Options")
        .endsWith("\r\n\r\n")
        .doesNotContainIgnoringCase("payara")
        .doesNotContainIgnoringCase("grizzly")
        .doesNotContain("secret");
  }

  @Test
  void headersThatAreTooLongOrTooManyAreRefusedWithoutAWord() throws IOException {
    String[] many = new String[151];
    Arrays.setAll(many, i -> i == 0 ? "Host: localhost" : "X-" + i + ": a");
    Wire wire = Wire.from("127.0.0.1");
    for (String answer :
        List.of(
            wire.get("/", many), wire.get("/", "Host: localhost", "X: " + "a".repeat(17_000)))) {
      assertThat(answer).startsWith("HTTP/1.1 400").contains("Content-Length: 0");
    }
  }

  @Test
  void whoTriesPasswordsIsSlowedDown() {
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThat(visitor.signIn("target@psmail.test", "guess " + attempt).statusCode())
          .isEqualTo(422);
    }
    assertThat(visitor.signIn(" Target", "guess").statusCode()).isEqualTo(429);
    HttpResponse<String> limited = visitor.signIn("TARGET@psmail.test ", "guess");
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(Long.parseLong(header(limited, "Retry-After"))).isPositive();
    assertThat(visitor.signIn("other@psmail.test", "guess").statusCode()).isEqualTo(422);
  }

  @Test
  void whoGuessesElsewhereDoesNotKeepTheOwnerOut() throws IOException {
    for (int attempt = 0; attempt < 6; attempt++) {
      visitor.signIn("owner@psmail.test", "guess " + attempt);
    }
    assertThat(visitor.signIn("owner@psmail.test", "guess").statusCode()).isEqualTo(429);
    assertThat(Wire.from("127.0.9.1").signIn("owner@psmail.test")).startsWith("HTTP/1.1 422");
  }

  @Test
  void figuresAreForThisMachineOnly() {
    assertThat(visitor.get("/metrics").body()).contains("psmail_pages_from_memory");
    assertThat(visitor.get("/metrics", "X-Forwarded-For", "203.0.113.9").statusCode())
        .isEqualTo(404);
  }
}
