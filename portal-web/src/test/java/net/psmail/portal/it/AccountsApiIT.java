package net.psmail.portal.it;

import static net.psmail.portal.it.Tokens.with;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.psmail.portal.api.Described;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs do with accounts, and what their owners see of it. */
class AccountsApiIT {

  private static final String ACCOUNTS = "/api/v1/accounts";
  private static final String INVITATIONS = "/api/v1/invitations";
  private static final String READ = "accounts:read";
  private static final String WRITE = "accounts:write";
  private static final String SUSPEND = "accounts:suspend";
  private static final String DELETE = "accounts:delete";
  private static final String REASON = "Sends advertising";

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor administrator = first.visitor();
  private final Tokens tokens = new Tokens(administrator);
  private final Visitor program = new Visitor();
  private final Visitor member = new Visitor();
  private final String name = "prog-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aProgramFindsAnAccountAndReadsWhatItsPageShows() {
    String one = account();
    String token = tokens.make("Reader", READ);
    HttpResponse<String> answer = program.get(one, with(token));
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(answer, "Set-Cookie")).isEmpty();
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    JsonObject account = described("Account", 200, answer);
    assertThat(account.getString("address")).isEqualTo(name + "@psmail.test");
    assertThat(account.getString("state")).isEqualTo("active");
    assertThat(account.getJsonObject("mail").getInt("usedBytes")).isNotNegative();
    assertThat(account.getJsonObject("sending").getInt("dailyLimit")).isPositive();
    assertThat(account.getJsonArray("devices"))
        .extracting(device -> device.asJsonObject().getString("name"))
        .containsExactly("My first mail program");
    JsonObject signIns = described("SignIns", 200, program.get(one + "/sign-ins", with(token)));
    assertThat(signIns.getJsonArray("signIns")).hasSize(1);
    assertThat(signIns.isNull("next")).isTrue();
    assertThat(program.head(one, with(token)).statusCode()).isEqualTo(200);
  }

  @Test
  void listsGoOnByTheLinkUntilThereIsNoMore() {
    for (String end : List.of("a", "b", "c")) {
      new Visitor().register(name + end);
    }
    String token = tokens.make("Pager", READ);
    List<String> found = new ArrayList<>();
    String page = ACCOUNTS + "?q=" + name + "&limit=2";
    HttpResponse<String> answer = program.get(page, with(token));
    addresses(answer, found);
    String link = header(answer, "Link");
    assertThat(link).startsWith("</api/v1/accounts?").endsWith(">; rel=\"next\"");
    HttpResponse<String> second = program.get(link.substring(1, link.indexOf('>')), with(token));
    addresses(second, found);
    assertThat(found)
        .containsExactly(name + "a@psmail.test", name + "b@psmail.test", name + "c@psmail.test");
    assertThat(header(second, "Link")).isEmpty();
    assertThat(described("FoundAccounts", 200, second).isNull("next")).isTrue();
    assertThat(
            described("FoundAccounts", 200, program.get(page + "&standing=suspended", with(token)))
                .getJsonArray("accounts"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,invalid-limit",
    "limit=201,invalid-limit",
    "limit=many,invalid-limit",
    "cursor=c3g,invalid-cursor",
    "cursor=%C3%A4,invalid-cursor",
    "domain=other.test,invalid-domain",
    "standing=gone,invalid-standing"
  })
  void saysWhatIsWrongWithAQuestion(String query, String type) {
    HttpResponse<String> answer =
        program.get(ACCOUNTS + "?" + query, with(tokens.make("Wrong", READ)));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(problem(answer)).isEqualTo(type);
  }

  @Test
  void aNoteIsWrittenOnceForAKeyAndTheMemberReadsIt() {
    String one = account();
    String token = tokens.make("Tickets", WRITE);
    Map<String, String> note = Map.of("text", "Wants more room");
    String key = UUID.randomUUID().toString();
    HttpResponse<String> written = program.post(one + "/notes", note, keyed(token, key));
    JsonObject kept = described("Note", 201, written);
    assertThat(kept.getString("by")).isEqualTo("grace (API token “Tickets”)");
    HttpResponse<String> again = program.post(one + "/notes", note, keyed(token, key));
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(written.body());
    HttpResponse<String> other =
        program.post(one + "/notes", Map.of("text", "Other"), keyed(token, key));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(problem(other)).isEqualTo("idempotency-key-reused");
    HttpResponse<String> noKey = program.post(one + "/notes", note, keyed(token, "a b"));
    assertThat(noKey.statusCode()).isEqualTo(400);
    assertThat(problem(noKey)).isEqualTo("idempotency-key");
    assertThat(problem(program.post(one + "/notes", Map.of("text", " "), with(token))))
        .isEqualTo("invalid-reason");

    JsonObject account = described("Account", 200, program.get(one, with(reader())));
    assertThat(account.getJsonArray("notes")).hasSize(1);
    assertThat(account.getJsonArray("acts")).hasSize(1);
    assertThat(member.page("/account/stored").text())
        .contains("Wants more room")
        .doesNotContain("grace", "Tickets");
    assertThat(administrator.page("/control-room").text()).contains("grace (API token “Tickets”)");
    String path = one + "/notes/" + kept.getInt("id");
    assertThat(program.call("DELETE", path, Map.of(), with(token)).statusCode()).isEqualTo(204);
    assertThat(program.call("DELETE", path, Map.of(), with(token)).statusCode()).isEqualTo(404);
  }

  @Test
  void aQuotaIsChangedAndTheMemberSeesIt() {
    String quota = account() + "/quota";
    String token = tokens.make("Sizes", WRITE);
    Map<String, String> twoGigabytes = Map.of("bytes", "2147483648");
    assertThat(program.call("PUT", quota, twoGigabytes, with(token)).statusCode()).isEqualTo(204);
    assertThat(member.page("/account").select(".facts").text()).contains("2 GB");
    for (String bytes : List.of("", "5", "many", "99999999999999999999")) {
      HttpResponse<String> wrong = program.call("PUT", quota, Map.of("bytes", bytes), with(token));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(problem(wrong)).isEqualTo("invalid-quota");
    }
  }

  @Test
  void anAccountIsSuspendedAndTheSuspensionEnded() {
    String suspension = account() + "/suspension";
    String token = tokens.make("Spam", SUSPEND);
    Map<String, String> typed =
        Map.of("from", "sending", "reason", REASON, "until", "2099-01-31T12:00:00Z");
    JsonObject suspended =
        described("Suspension", 201, program.post(suspension, typed, with(token)));
    assertThat(suspended.getString("until")).isEqualTo("2099-01-31T12:00:00Z");
    assertThat(member.page("/account").text()).contains("You cannot send at the moment", REASON);
    assertThat(program.call("DELETE", suspension, Map.of(), with(token)).statusCode())
        .isEqualTo(204);
    assertThat(member.page("/account").text()).doesNotContain("You cannot send");
    assertThat(problem(program.post(suspension, Map.of("reason", "x"), with(token))))
        .isEqualTo("invalid-from");
    for (String until : List.of("2020-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "tomorrow")) {
      Map<String, String> past = Map.of("from", "sending", "reason", "x", "until", until);
      assertThat(problem(program.post(suspension, past, with(token)))).isEqualTo("invalid-time");
    }
  }

  @Test
  void theProbationOfANewAccountIsEnded() {
    String one = account();
    String token = tokens.make("Trust", WRITE);
    for (int time = 0; time < 2; time++) {
      assertThat(program.call("DELETE", one + "/probation", Map.of(), with(token)).statusCode())
          .isEqualTo(204);
    }
    JsonObject sending =
        described("Account", 200, program.get(one, with(reader()))).getJsonObject("sending");
    assertThat(sending.getBoolean("probationLifted")).isTrue();
    assertThat(sending.isNull("next")).isTrue();
    assertThat(program.call("DELETE", one + "/probation", Map.of(), with(reader())).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aDeletionIsProposedAndAnotherPersonAgrees() {
    String one = account();
    String deletion = one + "/deletion";
    String token = tokens.make("Deleter", DELETE);
    Map<String, String> typed = Map.of("reason", REASON);
    described("Deletion", 201, program.post(deletion, typed, with(token)));
    HttpResponse<String> twice = program.post(deletion, typed, with(token));
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(problem(twice)).isEqualTo("already-proposed");

    String form = one.replace(ACCOUNTS, "/control-room/accounts") + "/deletion/approve";
    first.prove();
    assertThat(administrator.fill(form, form, Map.of()).statusCode())
        .as("whose token it was cannot agree")
        .isEqualTo(422);
    assertThat(program.post(deletion + "/approve", Map.of(), with(token)).statusCode())
        .isEqualTo(404);
    Visitor second = first.colleague("operator", "second-" + name);
    second.fill(form, form, Map.of());
    assertThat(member.page("/account").text()).contains("We delete this account", REASON);
    HttpResponse<String> late = program.call("DELETE", deletion, Map.of(), with(token));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(problem(late)).isEqualTo("already-approved");
  }

  @Test
  void somebodyIsInvitedByALinkThatIsToldAgainForTheSameKeyOnly() {
    String token = tokens.make("Inviter", "accounts:invite");
    Map<String, String> typed = Map.of("domain", "psmail.test", "note", name);
    String key = UUID.randomUUID().toString();
    HttpResponse<String> answer = program.post(INVITATIONS, typed, keyed(token, key));
    JsonObject made = described("MadeInvitation", 201, answer);
    assertThat(program.post(INVITATIONS, typed, keyed(token, key)).body()).isEqualTo(answer.body());
    String link = made.getString("link");
    String path = link.substring(link.indexOf("/invited/"));
    assertThat(new Visitor().get(path).statusCode()).isEqualTo(200);

    String open = program.get(INVITATIONS, with(token)).body();
    Described.assertIs("Invitations", Described.read(open));
    assertThat(open).contains(name).doesNotContain("/invited/");
    String own = INVITATIONS + "/" + made.getInt("id");
    assertThat(program.call("DELETE", own, Map.of(), with(token)).statusCode()).isEqualTo(204);
    assertThat(new Visitor().get(path).statusCode()).isEqualTo(410);
    assertThat(problem(program.post(INVITATIONS, Map.of("domain", "x"), with(token))))
        .isEqualTo("invalid-address");
  }

  @Test
  void openInvitationsComeInPages() {
    String token = tokens.make("Pager", "accounts:invite");
    List<Integer> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Map<String, String> typed = Map.of("domain", "psmail.test", "note", name + i);
      made.add(
          0,
          described("MadeInvitation", 201, program.post(INVITATIONS, typed, with(token)))
              .getInt("id"));
    }
    HttpResponse<String> first = program.get(INVITATIONS + "?limit=2", with(token));
    JsonObject page = described("Invitations", 200, first);
    assertThat(ids(page)).isEqualTo(made.subList(0, 2));
    String next = "?cursor=" + page.getString("next") + "&limit=2";
    assertThat(header(first, "Link")).isEqualTo("<" + INVITATIONS + next + ">; rel=\"next\"");
    JsonObject second = described("Invitations", 200, program.get(INVITATIONS + next, with(token)));
    assertThat(ids(second)).startsWith(made.get(2)).doesNotContainAnyElementsOf(ids(page));
    JsonObject all =
        described("Invitations", 200, program.get(INVITATIONS + "?limit=200", with(token)));
    assertThat(all.isNull("next")).isTrue();
    for (String wrong : List.of("cursor=x", "cursor=aWE", "limit=0", "limit=201")) {
      assertThat(program.get(INVITATIONS + "?" + wrong, with(token)).statusCode())
          .as(wrong)
          .isEqualTo(422);
    }
  }

  private static List<Integer> ids(JsonObject page) {
    return page.getJsonArray("invitations").getValuesAs(JsonObject.class).stream()
        .map(one -> one.getInt("id"))
        .toList();
  }

  @Test
  void nothingIsDoneBeyondTheScopeOrByACookie() {
    String one = account();
    String token = reader();
    for (String act : List.of("/notes", "/suspension", "/deletion")) {
      HttpResponse<String> refused =
          program.post(one + act, Map.of("reason", REASON, "text", "x"), with(token));
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(header(refused, "WWW-Authenticate")).contains("scope=\"accounts:");
      assertThat(problem(refused)).isEqualTo("insufficient-scope");
      HttpResponse<String> cookie =
          administrator.post(one + act, Map.of("reason", REASON, "text", "x"));
      assertThat(cookie.statusCode()).isEqualTo(401);
    }
    assertThat(administrator.get(one).statusCode()).isEqualTo(401);
    assertThat(administrator.get(ACCOUNTS + "?access_token=" + token).statusCode()).isEqualTo(401);
    assertThat(program.get(one, with(tokens.make("Other", "certificates:read"))).statusCode())
        .isEqualTo(403);
  }

  @Test
  void otherMethodsAndFormatsAreRefused() {
    String one = account();
    String token = tokens.make("Formats", WRITE);
    HttpResponse<String> patched = program.call("PATCH", one, Map.of(), with(token));
    assertThat(patched.statusCode()).isEqualTo(405);
    assertThat(header(patched, "Allow")).contains("GET");
    assertThat(problem(patched)).isEqualTo("http-405");
    HttpResponse<String> options = program.call("OPTIONS", one, Map.of(), with(token));
    assertThat(header(options, "Allow")).contains("GET");
    assertThat(header(options, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(options.body()).doesNotContain("wadl");
    for (String number : List.of("x", "0", "99999999999999999999")) {
      HttpResponse<String> missing =
          program.call(
              "PUT", ACCOUNTS + "/" + number + "/quota", Map.of("bytes", "2097152"), with(token));
      assertThat(missing.statusCode()).as(number).isEqualTo(404);
    }
  }

  @Test
  void thePageAboutItShowsCommandsThatWork() {
    String one = account();
    Map<String, String> scopes =
        Map.of(
            "search", READ,
            "account", READ,
            "note", WRITE,
            "quota", WRITE,
            "suspend", SUSPEND,
            "lift", SUSPEND,
            "invite", "accounts:invite");
    var shown = administrator.page("/control-room/api").select("code[id^=example-]");
    assertThat(shown).hasSameSizeAs(scopes.keySet());
    for (var code : shown) {
      String scope = scopes.getOrDefault(code.id().replace("example-", ""), READ);
      String command = code.text().replace(ACCOUNTS + "/17", one);
      HttpResponse<String> answer =
          Curl.of(command).send(program, with(tokens.make("Example", scope)));
      assertThat(answer.statusCode()).as(command + answer.body()).isBetween(200, 204);
    }
    assertThat(administrator.page("/de/control-room/api").select("h1").text())
        .isEqualTo("API für Programme");
    member.register(name + "x");
    assertThat(member.get("/control-room/api").statusCode()).isEqualTo(404);
  }

  /** Registers the member; gives the address of the account in the API. */
  private String account() {
    member.register(name);
    JsonObject found =
        described("FoundAccounts", 200, program.get(ACCOUNTS + "?q=" + name, with(reader())));
    return ACCOUNTS + "/" + found.getJsonArray("accounts").getJsonObject(0).getInt("id");
  }

  private String reader() {
    return tokens.make("Finder", READ);
  }

  private static void addresses(HttpResponse<String> answer, List<String> found) {
    described("FoundAccounts", 200, answer)
        .getJsonArray("accounts")
        .getValuesAs(JsonObject.class)
        .forEach(one -> found.add(one.getString("address")));
  }

  private static String[] keyed(String token, String key) {
    return Stream.of(with(token), new String[] {"Idempotency-Key", key})
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  private static JsonObject described(String schema, int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).startsWith("application/json");
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
