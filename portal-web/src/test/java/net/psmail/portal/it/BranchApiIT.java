package net.psmail.portal.it;

import static net.psmail.portal.it.Tokens.with;
import static net.psmail.portal.it.Told.described;
import static net.psmail.portal.it.Told.problem;
import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who came by whose invitation, as programs read it. */
class BranchApiIT {

  private static final String ACCOUNTS = "/api/v1/accounts";
  private static final String OWN = "/account/invites";

  private final Visitor administrator = FirstOperator.shared().visitor();
  private final Tokens tokens = new Tokens(administrator);
  private final Visitor program = new Visitor();
  private final String domain = "branch-" + UUID.randomUUID() + ".example";

  @Test
  void aProgramReadsWhoCameByAnAccount() {
    String domains = "/control-room/domains";
    administrator.fill(domains, domains, Map.of("domain", domain, "host", ""));
    program.call(
        "PUT",
        "/api/v1/domains/" + domain + "/sign-up",
        Map.of("policy", "invite"),
        with(tokens.make("Setter", "domains:write")));
    Visitor member = new Visitor();
    register(member, invitation(), "ada");
    register(new Visitor(), invitation(member), "grace");

    String token = tokens.make("Reader", "accounts:read");
    String ada = ACCOUNTS + "/" + account("ada", token);
    JsonObject branch = described("Branch", 200, program.get(ada + "/branch", with(token)));
    assertThat(branch.getBoolean("complete")).isTrue();
    List<JsonObject> guests = branch.getJsonArray("branch").getValuesAs(JsonObject.class);
    assertThat(guests).hasSize(1);
    assertThat(guests.get(0).getString("address")).isEqualTo("grace@" + domain);
    assertThat(ada).endsWith("/" + guests.get(0).getInt("invitedBy"));
    String grace = ACCOUNTS + "/" + guests.get(0).getInt("id");
    assertThat(
            described("Branch", 200, program.get(grace + "/branch", with(token)))
                .getJsonArray("branch"))
        .isEmpty();
    takeBack(ada, token);
    assertThat(problem(404, program.get(ACCOUNTS + "/999999999/branch", with(token))))
        .isEqualTo("not-found");
    assertThat(administrator.get(ada + "/branch").statusCode()).isEqualTo(401);
  }

  private void takeBack(String ada, String reader) {
    String act = ada + "/branch/taking-back";
    JsonObject shown = described("ShownBranch", 200, program.get(act, with(reader)));
    assertThat(shown.getInt("count")).isEqualTo(2);
    String taker = tokens.make("Taker", "accounts:revoke");
    Map<String, String> order = Map.of("digest", shown.getString("digest"), "reason", "Spam");
    assertThat(problem(403, program.post(act, order, with(reader))))
        .isEqualTo("insufficient-scope");
    assertThat(problem(422, program.post(act, Map.of("digest", "x"), with(taker))))
        .isEqualTo("invalid-reason");
    assertThat(problem(409, program.post(act, Map.of("digest", "x", "reason", "y"), with(taker))))
        .isEqualTo("branch-changed");
    assertThat(
            described("AccountCount", 200, program.post(act, order, with(taker))).getInt("count"))
        .isEqualTo(2);
    assertThat(problem(409, program.post(act, order, with(taker)))).isEqualTo("branch-changed");
    assertThat(described("ShownBranch", 200, program.get(act, with(reader))).getInt("count"))
        .isZero();
    assertThat(administrator.page("/control-room").text()).contains("grace (API token “Taker”)");
    HttpResponse<String> back = program.call("DELETE", act, Map.of(), with(taker));
    assertThat(described("AccountCount", 200, back).getInt("count")).isEqualTo(2);
    assertThat(described("ShownBranch", 200, program.get(act, with(reader)))).isEqualTo(shown);
  }

  private String invitation() {
    Map<String, String> typed = Map.of("domain", domain, "note", "");
    String token = tokens.make("Inviter", "accounts:invite");
    return path(
        described("MadeInvitation", 201, program.post("/api/v1/invitations", typed, with(token)))
            .getString("link"));
  }

  private static String invitation(Visitor member) {
    HttpResponse<String> made = member.fill(OWN, OWN, Map.of("note", ""));
    return path(member.page(header(made, "Location")).select(".secret code").text());
  }

  private static String path(String url) {
    return url.substring(url.indexOf("/invited/"));
  }

  private void register(Visitor visitor, String link, String name) {
    Map<String, String> typed =
        Map.of("localPart", name, "domain", domain, "password", PASSWORD, "language", "en");
    assertThat(header(visitor.fill(link, "/register", typed), "Location"))
        .isEqualTo("/recovery-code");
    visitor.fill("/recovery-code", "/recovery-code", Map.of("kept", "yes"));
  }

  private int account(String name, String token) {
    return described(
            "FoundAccounts", 200, program.get(ACCOUNTS + "?q=" + name + "@" + domain, with(token)))
        .getJsonArray("accounts")
        .getJsonObject(0)
        .getInt("id");
  }
}
