package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.psmail.portal.it.Tokens.with;
import static net.psmail.portal.it.Told.described;
import static net.psmail.portal.it.Told.keyed;
import static net.psmail.portal.it.Told.problem;
import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs do with registrations that wait, and with how domains take newcomers. */
class RegistrationsApiIT {

  private static final String REGISTRATIONS = "/api/v1/registrations";
  private static final String DOMAINS = "/api/v1/domains";
  private static final String BLOCKED = "/api/v1/blocked-domains";
  private static final String READ = "registrations:read";
  private static final String DECIDE = "registrations:decide";

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor administrator = first.visitor();
  private final Tokens tokens = new Tokens(administrator);
  private final Visitor program = new Visitor();
  private final String domain = "takes-" + UUID.randomUUID() + ".example";

  @Test
  void aProgramLetsInWhoWaitsOnceForAKey() {
    takes("approval");
    Visitor newcomer = register("ada");
    JsonObject waiting = waiting("ada");
    assertThat(waiting.getJsonArray("reasons").getString(0)).isEqualTo("domain");
    String approval = REGISTRATIONS + "/" + waiting.getInt("id") + "/approval";
    String token = tokens.make("Doorman", DECIDE);
    String key = UUID.randomUUID().toString();
    HttpResponse<String> answer = program.post(approval, Map.of(), keyed(token, key));
    JsonObject decision = described("Decision", 201, answer);
    assertThat(decision.getString("address")).isEqualTo("ada@" + domain);
    assertThat(decision.getString("decision")).isEqualTo("approved");
    assertThat(program.post(approval, Map.of(), keyed(token, key)).body()).isEqualTo(answer.body());
    assertThat(problem(404, program.post(approval, Map.of(), with(token)))).isEqualTo("http-404");

    newcomer.fill("/recovery-code", "/recovery-code", Map.of("kept", "yes"));
    assertThat(newcomer.page("/account").select("h1").text()).isEqualTo("My PSMailbox");
    assertThat(administrator.page("/control-room").text()).contains("grace (API token “Doorman”)");
  }

  @Test
  void aProgramRefusesWhoWaitsAndNothingStays() {
    takes("approval");
    Visitor newcomer = register("eve");
    String refusal = REGISTRATIONS + "/" + waiting("eve").getInt("id") + "/refusal";
    String token = tokens.make("Bouncer", DECIDE);
    JsonObject decision = described("Decision", 201, program.post(refusal, Map.of(), with(token)));
    assertThat(decision.getString("decision")).isEqualTo("refused");
    assertThat(header(newcomer.get("/account"), "Location")).isEqualTo("/register/refused");
    for (String late : List.of(refusal, REGISTRATIONS + "/x/refusal")) {
      assertThat(program.post(late, Map.of(), with(token)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aProgramDecidesManyAtOnceAndLeavesOutWhatIsDecided() {
    takes("approval");
    List.of("anna", "bert", "carl").forEach(this::register);
    String token = tokens.make("Many", DECIDE);
    String anna = "id=" + waiting("anna").getInt("id");
    String bert = "id=" + waiting("bert").getInt("id");
    String carl = "id=" + waiting("carl").getInt("id");
    String key = UUID.randomUUID().toString();
    HttpResponse<String> answer = decide("approvals", anna + "&" + bert, keyed(token, key));
    JsonObject decisions = described("Decisions", 201, answer);
    assertThat(decisions.getJsonArray("decisions")).hasSize(2);
    assertThat(decide("approvals", anna + "&" + bert, keyed(token, key)).body())
        .isEqualTo(answer.body());
    JsonObject refused =
        described("Decisions", 201, decide("refusals", bert + "&" + carl, with(token)));
    assertThat(refused.getJsonArray("decisions")).hasSize(1);
    assertThat(refused.getJsonArray("decisions").getJsonObject(0).getString("address"))
        .isEqualTo("carl@" + domain);
    for (String wrong : List.of("", "id=x", String.join("&", Collections.nCopies(201, anna)))) {
      assertThat(problem(422, decide("refusals", wrong, with(token)))).isEqualTo("invalid-id");
    }
    String reader = tokens.make("Only reads", READ);
    assertThat(problem(403, decide("approvals", anna, with(reader))))
        .isEqualTo("insufficient-scope");
  }

  private HttpResponse<String> decide(String act, String ids, String... headers) {
    return program.hand(
        REGISTRATIONS + "/" + act,
        "application/x-www-form-urlencoded",
        ids.getBytes(UTF_8),
        headers);
  }

  @Test
  void aProgramAddsADomainStopsItAndServesItAgain() {
    String token = tokens.make("Adder", "domains:write");
    String stopper = tokens.make("Stopper", "domains:stop");
    Map<String, String> typed = Map.of("domain", domain.toUpperCase(Locale.ROOT), "host", "");
    String key = UUID.randomUUID().toString();
    HttpResponse<String> answer = program.post(DOMAINS, typed, keyed(token, key));
    JsonObject added = described("Domain", 201, answer);
    assertThat(added.getString("name")).isEqualTo(domain);
    assertThat(program.post(DOMAINS, typed, keyed(token, key)).body()).isEqualTo(answer.body());
    for (String[] headers : List.of(with(token), keyed(token, UUID.randomUUID().toString()))) {
      assertThat(problem(422, program.post(DOMAINS, typed, headers))).isEqualTo("domain-known");
    }
    assertThat(problem(422, program.post(DOMAINS, Map.of("domain", "no domain"), with(token))))
        .isEqualTo("invalid-address");
    Map<String, String> wrong = Map.of("domain", domain + "x", "host", "mail..example.org");
    assertThat(problem(422, program.post(DOMAINS, wrong, with(token)))).isEqualTo("invalid-host");
    assertThat(new Visitor().page("/register").text()).contains(domain);

    String stop = DOMAINS + "/" + domain + "/stop";
    assertThat(problem(403, program.call("PUT", stop, Map.of(), with(token))))
        .isEqualTo("insufficient-scope");
    assertThat(program.call("PUT", stop, Map.of(), with(stopper)).statusCode()).isEqualTo(204);
    assertThat(new Visitor().page("/register").text()).doesNotContain(domain);
    assertThat(program.call("DELETE", stop, Map.of(), with(stopper)).statusCode()).isEqualTo(204);
    assertThat(new Visitor().page("/register").text()).contains(domain);
    String own = DOMAINS + "/psmail.test/stop";
    assertThat(problem(422, program.call("PUT", own, Map.of(), with(stopper))))
        .isEqualTo("default-domain");
    String unknown = DOMAINS + "/nowhere.example/stop";
    assertThat(problem(404, program.call("PUT", unknown, Map.of(), with(stopper))))
        .isEqualTo("not-found");
    assertThat(administrator.page("/control-room").text())
        .contains("grace (API token “Adder”)", "grace (API token “Stopper”)");
  }

  @Test
  void theListGoesOnByTheLinkAndKeepsToAChoice() {
    takes("approval");
    for (String name : List.of("one", "two", "three")) {
      register(name);
    }
    String token = tokens.make("Pager", READ);
    List<String> found = new ArrayList<>();
    String page = REGISTRATIONS + "?reason=domain&limit=2";
    while (!page.isEmpty()) {
      HttpResponse<String> answer = program.get(page, with(token));
      described("Registrations", 200, answer)
          .getJsonArray("registrations")
          .getValuesAs(JsonObject.class)
          .forEach(one -> found.add(one.getString("address")));
      page = Told.next(answer);
    }
    assertThat(found).containsSubsequence("one@" + domain, "two@" + domain, "three@" + domain);
    assertThat(found).doesNotHaveDuplicates();
    String none = REGISTRATIONS + "?network=192.0.2.0/24";
    assertThat(
            described("Registrations", 200, program.get(none, with(token)))
                .getJsonArray("registrations"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "registrations?limit=0,invalid-limit",
    "registrations?cursor=c3g,invalid-cursor",
    "registrations?cursor=d3g,invalid-cursor",
    "registrations?reason=other,unknown-reason",
    "domains?limit=201,invalid-limit",
    "domains?cursor=YnguZXhhbXBsZQ,invalid-cursor"
  })
  void saysWhatIsWrongWithAQuestion(String query, String type) {
    String scope = query.startsWith("d") ? "domains:read" : READ;
    String token = tokens.make("Wrong", scope);
    assertThat(problem(422, program.get("/api/v1/" + query, with(token)))).isEqualTo(type);
  }

  @Test
  void aProgramReadsTheDomainsAndChangesHowOneTakesNewcomers() {
    takes("open");
    String reader = tokens.make("Reader", "domains:read");
    List<String> names = new ArrayList<>();
    String page = DOMAINS + "?limit=2";
    while (!page.isEmpty()) {
      HttpResponse<String> answer = program.get(page, with(reader));
      described("Domains", 200, answer)
          .getJsonArray("domains")
          .getValuesAs(JsonObject.class)
          .forEach(one -> names.add(one.getString("name")));
      page = Told.next(answer);
    }
    assertThat(names).contains("psmail.test", domain).doesNotHaveDuplicates();

    String one = DOMAINS + "/" + domain;
    String token = tokens.make("Policy", "domains:write");
    assertThat(signUp(one, "closed", token).statusCode()).isEqualTo(204);
    JsonObject now = described("Domain", 200, program.get(one, with(reader)));
    assertThat(now.getString("signUp")).isEqualTo("closed");
    assertThat(now.getBoolean("active")).isTrue();
    assertThat(now.getBoolean("default")).isFalse();
    assertThat(now.isNull("mailHost")).isTrue();
    assertThat(new Visitor().page("/register").text()).doesNotContain(domain);
    assertThat(administrator.page("/control-room").text())
        .contains("grace (API token “Policy”)", domain + " (closed)");
    assertThat(problem(422, signUp(one, "perhaps", token))).isEqualTo("invalid-policy");
    for (String other : List.of("nowhere.example", "x")) {
      assertThat(signUp(DOMAINS + "/" + other, "open", token).statusCode()).isEqualTo(404);
      assertThat(program.get(DOMAINS + "/" + other, with(reader)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aProgramBlocksADomainAndTakesItOffTheList() {
    String token = tokens.make("Blocker", "domains:write");
    String reader = tokens.make("Reader", "domains:read");
    String one = BLOCKED + "/" + domain;
    for (int time = 0; time < 2; time++) {
      assertThat(program.call("PUT", one, Map.of(), with(token)).statusCode()).isEqualTo(204);
    }
    assertThat(program.call("PUT", one + "x", Map.of(), with(token)).statusCode()).isEqualTo(204);
    HttpResponse<String> page = program.get(BLOCKED + "?limit=1", with(reader));
    assertThat(described("BlockedDomains", 200, page).getJsonArray("domains")).hasSize(1);
    List<String> names = new ArrayList<>();
    for (String next = BLOCKED + "?limit=1"; !next.isEmpty(); next = Told.next(page)) {
      page = program.get(next, with(reader));
      names.add(described("BlockedDomains", 200, page).getJsonArray("domains").getString(0));
    }
    assertThat(names).contains(domain, domain + "x").doesNotHaveDuplicates();
    assertThat(administrator.page("/control-room").text()).contains("grace (API token “Blocker”)");
    for (String end : List.of("", "", "x")) {
      assertThat(program.call("DELETE", one + end, Map.of(), with(token)).statusCode())
          .isEqualTo(204);
    }
    String all = program.get(BLOCKED + "?limit=200", with(reader)).body();
    assertThat(all).doesNotContain(domain);
    assertThat(problem(422, program.call("PUT", BLOCKED + "/x", Map.of(), with(token))))
        .isEqualTo("invalid-address");
    assertThat(problem(403, program.call("PUT", one, Map.of(), with(reader))))
        .isEqualTo("insufficient-scope");
  }

  @Test
  void nothingIsDoneBeyondTheScope() {
    takes("approval");
    register("mallory");
    String one = REGISTRATIONS + "/" + waiting("mallory").getInt("id");
    String reader = tokens.make("Only reads", READ);
    for (String act : List.of("/approval", "/refusal")) {
      assertThat(problem(403, program.post(one + act, Map.of(), with(reader))))
          .isEqualTo("insufficient-scope");
      assertThat(administrator.post(one + act, Map.of()).statusCode()).isEqualTo(401);
    }
    String looker = tokens.make("Only looks", "domains:read");
    assertThat(problem(403, signUp(DOMAINS + "/" + domain, "open", looker)))
        .isEqualTo("insufficient-scope");
    assertThat(problem(403, program.get(REGISTRATIONS, with(looker))))
        .isEqualTo("insufficient-scope");
  }

  private HttpResponse<String> signUp(String one, String policy, String token) {
    return program.call("PUT", one + "/sign-up", Map.of("policy", policy), with(token));
  }

  private void takes(String policy) {
    String pages = "/control-room/domains";
    administrator.fill(pages, pages, Map.of("domain", domain, "host", ""));
    String token = tokens.make("Setter", "domains:write");
    assertThat(signUp(DOMAINS + "/" + domain, policy, token).statusCode()).isEqualTo(204);
  }

  private Visitor register(String name) {
    Visitor newcomer = new Visitor();
    newcomer.fill(
        "/register",
        "/register",
        Map.of("localPart", name, "domain", domain, "password", PASSWORD, "language", "en"));
    return newcomer;
  }

  private JsonObject waiting(String name) {
    String token = tokens.make("Finder", READ);
    HttpResponse<String> answer = program.get(REGISTRATIONS + "?limit=200", with(token));
    return described("Registrations", 200, answer)
        .getJsonArray("registrations")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(one -> one.getString("address").equals(name + "@" + domain))
        .findFirst()
        .orElseThrow();
  }
}
