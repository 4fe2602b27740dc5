package net.psmail.portal.it;

import static net.psmail.portal.it.Tokens.with;
import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.psmail.portal.api.Described;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API as programs use it, and the tokens that it needs. */
class ApiIT {

  private static final String READ = "certificates:read";
  private static final String WRITE = "certificates:write";
  private static final String CERTIFICATES = "/api/v1/certificates";

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor administrator = first.visitor();
  private final Tokens tokens = new Tokens(administrator);
  private final Visitor program = new Visitor();

  @Test
  void aProgramReadsWhatTheConsoleShows() {
    String token = tokens.make("Reader", READ);
    assertThat(token).matches("psmail_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
    assertThat(administrator.page(Tokens.PAGE).select("#token")).as("shown once").isEmpty();
    assertThat(administrator.page(Tokens.PAGE).html()).doesNotContain(token);

    HttpResponse<String> all = program.get(CERTIFICATES, with(token));
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(header(all, "Content-Type")).startsWith("application/json");
    assertThat(header(all, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(all, "Set-Cookie")).isEmpty();
    assertThat(header(all, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(described("Certificates", all).getJsonArray("certificates"))
        .extracting(one -> one.asJsonObject().getString("id"))
        .containsExactly("site", "mail");

    JsonObject site = described("Certificate", program.get(CERTIFICATES + "/site", with(token)));
    String shown = administrator.page("/control-room/certificates/site").select("#served").text();
    assertThat(site.getJsonObject("served").getString("sha256"))
        .isEqualToIgnoringCase(shown.replaceAll("[: ]", ""));
    described("History", program.get(CERTIFICATES + "/site/history", with(token)));
    described("Alarms", program.get("/api/v1/alarms", with(token)));
    assertThat(
            described("TlsaNames", program.get(CERTIFICATES + "/mail/tlsa", with(token)))
                .getJsonArray("names"))
        .isEmpty();
    assertThat(program.get(CERTIFICATES + "/mail/dry-run", with(token)).statusCode())
        .isEqualTo(404);
    HttpResponse<String> chain = program.get(CERTIFICATES + "/mail/chain", with(token));
    assertThat(header(chain, "Content-Type")).startsWith("application/pem-certificate-chain");
    assertThat(chain.body()).startsWith("-----BEGIN CERTIFICATE");
    HttpResponse<String> looked = program.post(CERTIFICATES + "/mail/look", Map.of(), with(token));
    assertThat(described("Look", looked).getJsonArray("listeners"))
        .extracting(one -> one.asJsonObject().getString("state"))
        .isNotEmpty()
        .containsOnly("served");

    assertThat(tokens.row("Reader").text()).contains("Last used", "Made by grace", READ);
    assertThat(administrator.page("/control-room").text()).contains("API token made", "Reader");
    HttpResponse<String> revoked = tokens.revoke("Reader");
    assertThat(administrator.page(header(revoked, "Location")).select(".done").text())
        .contains("Reader");
  }

  @Test
  void nobodyComesInWithoutATokenThatWorks() {
    String revoked = tokens.make("Revoked", READ);
    String ended = tokens.make("Ended", READ);
    assertThat(program.get(CERTIFICATES, with(revoked)).statusCode()).isEqualTo(200);
    assertThat(program.get(CERTIFICATES, with(ended)).statusCode()).isEqualTo(200);
    tokens.revoke("Revoked");
    RunningPortal.shared()
        .database()
        .change("update api_token set ends_at = dateadd('day', -31, ends_at) where name = 'Ended'");

    HttpResponse<String> none = program.get(CERTIFICATES);
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(header(none, "WWW-Authenticate")).isEqualTo("Bearer realm=\"PSMail\"");
    assertThat(problem(none)).isEqualTo("token-missing");
    List<HttpResponse<String>> refused =
        Stream.of(revoked, ended, Tokens.UNKNOWN, "x", revoked.replace("psmail_", ""))
            .map(token -> program.get(CERTIFICATES, with(token)))
            .toList();
    for (HttpResponse<String> one : refused) {
      assertThat(one.statusCode()).isEqualTo(401);
      assertThat(header(one, "WWW-Authenticate"))
          .isEqualTo("Bearer realm=\"PSMail\", error=\"invalid_token\"");
      assertThat(one.body()).as("nothing tells why").isEqualTo(refused.get(0).body());
    }
    assertThat(tokens.row("Revoked").select(".tag").text()).isEqualTo("revoked");
    assertThat(tokens.row("Ended").select(".tag").text()).isEqualTo("has ended");
    assertThat(tokens.row("Ended").select("a")).isEmpty();
  }

  @Test
  void aTokenDoesNothingBeyondItsScopes() {
    String read = tokens.make("Only reads", READ);
    String write = tokens.make("Only writes", WRITE);
    HttpResponse<String> renewal =
        program.post(CERTIFICATES + "/mail/renewals", Map.of(), with(read));
    assertThat(renewal.statusCode()).isEqualTo(403);
    assertThat(header(renewal, "WWW-Authenticate"))
        .contains("error=\"insufficient_scope\"", "scope=\"certificates:write\"");
    assertThat(problem(renewal)).isEqualTo("insufficient-scope");
    assertThat(program.get(CERTIFICATES, with(write)).statusCode()).isEqualTo(403);

    HttpResponse<String> kept =
        program.post(CERTIFICATES + "/mail/renewals", Map.of(), with(write));
    assertThat(kept.statusCode()).isEqualTo(409);
    assertThat(problem(kept)).as("the local CA keeps it by itself").isEqualTo("not-ordered");
    String revocations = CERTIFICATES + "/mail/revocations";
    Map<String, String> reason = Map.of("reason", "superseded");
    assertThat(problem(program.post(revocations, reason, with(write))))
        .isEqualTo("insufficient-scope");
    String revoke = tokens.make("Only revokes", "certificates:revoke");
    assertThat(problem(program.post(revocations, reason, with(revoke)))).isEqualTo("not-ordered");
    HttpResponse<String> trial =
        program.post(CERTIFICATES + "/mail/dry-runs", Map.of(), with(write));
    assertThat(problem(trial)).as("none is named").isEqualTo("no-authority");
  }

  @Test
  void theCookieOfAnAdministratorOpensNothing() {
    assertThat(administrator.get(CERTIFICATES).statusCode()).isEqualTo(401);
    String csrf = administrator.page(Tokens.PAGE).select("main input[name=csrf]").val();
    for (String act : List.of("/look", "/renewals", "/dry-runs", "/revocations")) {
      HttpResponse<String> sent =
          administrator.post(CERTIFICATES + "/mail" + act, Map.of("csrf", csrf));
      assertThat(sent.statusCode()).isEqualTo(401);
      assertThat(problem(sent)).isEqualTo("token-missing");
    }
  }

  @Test
  void aRevokedTokenIsRefusedFromTheNextRequestOn() {
    String token = tokens.make("Race", READ);
    AtomicBoolean revoked = new AtomicBoolean();
    List<CompletableFuture<Integer>> uses =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> useUntilRefused(token, revoked)))
            .limit(3)
            .toList();
    assertThat(header(tokens.revoke("Race"), "Location")).isEqualTo(Tokens.PAGE + "?revoked");
    revoked.set(true);
    assertThat(uses).extracting(CompletableFuture::join).containsOnly(401);
    assertThat(tokens.row("Race").select(".tag").text()).isEqualTo("revoked");
  }

  private static int useUntilRefused(String token, AtomicBoolean revoked) {
    Visitor own = new Visitor();
    int status = 200;
    while (status == 200) {
      boolean after = revoked.get();
      status = own.get("/api/v1/alarms", with(token)).statusCode();
      assertThat(after && status == 200).as("let in after it was revoked").isFalse();
    }
    return status;
  }

  @Test
  void onlyAdministratorsSeeTheTokens() {
    assertThat(header(program.get(Tokens.PAGE), "Location")).startsWith("/sign-in");
    Visitor member = new Visitor();
    member.register("token-member");
    for (Visitor other :
        List.of(
            member,
            first.colleague("author", "token-author"),
            first.colleague("operator", "token-operator"))) {
      String csrf = other.page("/message").select("main input[name=csrf]").val();
      for (String path : List.of(Tokens.PAGE, Tokens.PAGE + "/1/revoke")) {
        assertThat(other.get(path).statusCode()).isEqualTo(404);
        Map<String, String> typed =
            Map.of("csrf", csrf, "name", "x", "scope", READ, "lifetime", "30");
        assertThat(other.post(path, typed).statusCode()).isEqualTo(404);
      }
      assertThat(other.page("/account/password").select(".nav-own").text())
          .doesNotContain("API tokens");
    }
  }

  @Test
  void whatIsWrongInTheFormIsSaidBesideTheField() {
    Map<String, String> typed = Map.of("name", "Backup", "scope", "root", "lifetime", "7");
    FirstOperator.shared().prove();
    HttpResponse<String> wrong = administrator.fill(Tokens.PAGE, Tokens.PAGE, typed);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(problems(wrong)).contains("Choose at least one", "how long");
    Document form = Visitor.page(wrong);
    assertThat(form.select("#name").val()).isEqualTo("Backup");
    assertThat(problems(administrator.fill(Tokens.PAGE, Tokens.PAGE, unnamed())))
        .contains("Give it a name");
    assertThat(administrator.page("/de" + Tokens.PAGE).select("h1").text()).isEqualTo("API-Token");
  }

  private static Map<String, String> unnamed() {
    return Map.of("name", " ", "scope", READ, "lifetime", "none");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/nothing,404,http-404",
    "GET,/api,404,http-404",
    "POST,/api/v2/certificates,404,http-404",
    "POST,/api/v1/alarms,405,http-405",
    "GET,/api/v1/certificates/nothing,404,http-404",
    "POST,/api/v1/certificates/nothing/look,404,http-404"
  })
  void refusalsAreProblemsInJson(String method, String path, int status, String type) {
    String token = tokens.make("Lost", READ);
    HttpResponse<String> answer =
        method.equals("GET")
            ? program.get(path, with(token))
            : program.post(path, Map.of(), with(token));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(problem(answer)).isEqualTo(type);
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
  }

  @Test
  void browsersGetTheSameProblems() {
    String[] browser = {
      "Authorization", "Bearer " + tokens.make("Browser", READ), "Accept", "text/html"
    };
    assertThat(problem(program.get("/api/v1/nothing", browser))).isEqualTo("http-404");
    assertThat(problem(program.get(CERTIFICATES, browser))).isEqualTo("http-406");
    assertThat(problem(program.get(CERTIFICATES, "Accept", "*/*"))).isEqualTo("token-missing");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    HttpResponse<String> answer =
        program.post(CERTIFICATES + "/mail/look", Map.of("x", "y".repeat(270_000)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(problem(answer)).isEqualTo("http-413");
  }

  @Test
  void aTokenThatCameWithoutTlsIsRefusedAndNotLedOn() throws IOException {
    String answer =
        Wire.from(RunningPortal.PROXY)
            .get(
                CERTIFICATES,
                "Host: " + RunningPortal.HOST,
                "X-Forwarded-For: 203.0.113.77",
                "X-Forwarded-Proto: http");
    assertThat(answer)
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json")
        .doesNotContain("Location:");
    assertThat(Wire.from("127.0.0.1").get(CERTIFICATES, "Host: evil.test"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/de/api/v1/certificates", "//api/v1/certificates"})
  void hasOneAddressAndNoLanguage(String path) {
    assertThat(program.get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void everybodyMayReadTheDescriptionAndTheFactsOfTheTrustPage() {
    HttpResponse<String> description = program.get("/api/v1/openapi.json");
    assertThat(header(description, "Content-Type")).startsWith("application/json");
    assertThat(Described.read(description.body()).asJsonObject().getString("openapi"))
        .isEqualTo("3.1.0");

    HttpResponse<String> facts = program.get("/certificates.json");
    assertThat(header(facts, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(facts, "ETag")).isNotEmpty();
    List<JsonObject> services =
        Described.read(facts.body())
            .asJsonObject()
            .getJsonArray("services")
            .getValuesAs(JsonObject.class);
    assertThat(services)
        .extracting(service -> service.getString("service"))
        .containsExactly("website", "imap", "pop3", "smtp");
    assertThat(services)
        .extracting(service -> service.getJsonObject("lastCheck").getString("state"))
        .containsOnly("served");
    String shown = program.page("/certificates").select("#fingerprint-site").text();
    assertThat(services.get(0).getString("sha256"))
        .isEqualToIgnoringCase(shown.replaceAll("[: ]", ""));
    assertThat(facts.body()).doesNotContain("127.0.0.1");
  }

  private static JsonObject described(String schema, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Described.assertIs(schema, Described.read(answer.body()));
  }

  /** The last part of the type. */
  private static String problem(HttpResponse<String> answer) {
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    JsonObject problem = Described.assertIs("Problem", Described.read(answer.body()));
    assertThat(problem.getInt("status")).isEqualTo(answer.statusCode());
    return problem.getString("type").replace("urn:psmail:problem:", "");
  }
}
