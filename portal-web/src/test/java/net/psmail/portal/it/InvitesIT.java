package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/**
 * Invitations through the pages: a member makes one, a guest comes by it, an operator sees both.
 */
class InvitesIT {

  private static final String OWN = "/account/invites";
  private static final String GUESTS = "/control-room/invites";
  private static final String DOMAINS = "/control-room/domains";

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor operator = first.visitor();
  private final String domain = UUID.randomUUID() + ".example";
  private final String name = "invite-" + domain.substring(0, 8);
  private final Visitor member = new Visitor();
  private final Visitor guest = new Visitor();

  @Test
  void aDomainForInvitedPeopleGrowsFromAnInvitationOfAnOperator() {
    takes("invite");
    register(member, operatorsLink(), name);
    Document page = member.page(OWN);
    assertThat(page.select(".lead").text()).contains("at " + domain);
    assertThat(page.text()).contains("You can invite 5 more people");
    String link = memberLink("Ada from the choir");
    assertThat(member.page(OWN).select(".secret")).isEmpty();

    Document form = guest.page(link);
    assertThat(form.select(".lead").text())
        .isEqualTo("You are invited to a mailbox at " + domain + ".");
    assertThat(form.select("link[rel=canonical]")).isEmpty();
    assertThat(guest.get(link).headers().firstValue("Referrer-Policy")).contains("strict-origin");
    register(guest, link, name + "-guest");

    Document mine = member.page(OWN);
    assertThat(mine.text()).contains("You can invite 4 more people", "Somebody registered with it");
    assertThat(mine.text()).contains("Ada from the choir").doesNotContain(name + "-guest");
  }

  @Test
  void aUsedLinkSaysSoToWhoeverLooksAndToWhoeverSendsTheForm() {
    takes("invite");
    String link = operatorsLink();
    Document late = new Visitor().page(link);
    Visitor slow = new Visitor();
    Document open = slow.page(link);
    register(member, link, name);
    HttpResponse<String> looked = new Visitor().get(link);
    assertThat(looked.statusCode()).isEqualTo(410);
    assertThat(Visitor.page(looked).select("h1").text()).isEqualTo("This invitation does not work");
    HttpResponse<String> sent = slow.fill(open, "/register", typed(name + "-late"));
    assertThat(sent.statusCode()).isEqualTo(410);
    assertThat(late.select("input[name=invite]").val()).isNotEmpty();
    assertThat(new Visitor().get("/invited/nonsense").statusCode()).isEqualTo(410);
  }

  @Test
  void anInvitationKeepsItsFormWhenSomethingIsWrong() {
    takes("invite");
    String link = operatorsLink();
    HttpResponse<String> wrong = guest.fill(link, "/register", typed(".wrong."));
    assertThat(wrong.statusCode()).isEqualTo(422);
    Document again = Visitor.page(wrong);
    assertThat(again.select("input[name=invite]").val()).isNotEmpty();
    assertThat(location(guest.fill(again, "/register", typed(name)))).isEqualTo("/recovery-code");
  }

  @Test
  void aWithdrawnInvitationLeadsNowhere() {
    takes("invite");
    register(member, operatorsLink(), name);
    String link = memberLink("");
    Document page = member.page(OWN);
    String action = page.select("form[action$=/withdraw]").attr("action");
    HttpResponse<String> done = member.fill(page, action, Map.of());
    assertThat(member.page(location(done)).select(".done").text()).contains("is withdrawn");
    assertThat(guest.get(link).statusCode()).isEqualTo(410);
    assertThat(operator.fill(page, action, Map.of()).statusCode()).isIn(403, 404);
  }

  @Test
  void anOperatorTakesABranchBackAndGivesItBack() {
    takes("invite");
    register(member, operatorsLink(), name);
    register(guest, memberLink(""), name + "-guest");
    String address = name + "@" + domain;

    Document list = operator.page(GUESTS);
    assertThat(list.select("tr:contains(" + name + "-guest)").text()).contains(address);
    String branch = location(operator.get(GUESTS + "?address=" + address));
    Document page = operator.page(branch);
    assertThat(page.select("h1").text()).isEqualTo(address);
    assertThat(page.select(".twigs").text()).contains(name + "-guest@" + domain, "Active");

    first.prove();
    Document ask = operator.page(branch + "/take-back");
    assertThat(ask.select("h1").text()).isEqualTo("Take back 2 accounts?");
    assertThat(member.get("/account").statusCode()).isEqualTo(200);
    assertThat(ask.select("main").text())
        .contains("The accounts stop now", "Their erasure waits for a second operator");
    HttpResponse<String> wrong = operator.fill(ask, branch + "/take-back", Map.of("reason", ""));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(Visitor.problems(wrong)).contains("Write a few words");
    HttpResponse<String> done =
        operator.fill(ask, branch + "/take-back", Map.of("reason", "Advertises " + name));
    Document after = operator.page(location(done));
    assertThat(after.select(".done").text())
        .contains("The branch is taken back", "until a second operator agrees");
    assertThat(operator.page("/control-room/deletions").select("li:contains(" + name + ")"))
        .hasSize(2);
    assertThat(after.select(".twigs").text()).contains("Taken back");

    assertThat(location(member.get("/account"))).contains("/sign-in");
    HttpResponse<String> refused = member.signIn(address, PASSWORD);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Visitor.problems(refused)).contains("has been taken back", "Contact");

    operator.fill(after, branch + "/give-back", Map.of());
    assertThat(operator.page("/control-room/deletions").text()).doesNotContain(name);
    assertThat(location(member.signIn(address, PASSWORD))).isEqualTo("/account");
    assertThat(location(guest.signIn(name + "-guest@" + domain, PASSWORD))).isEqualTo("/account");
  }

  @Test
  void theListOfOpenInvitationsGoesOnUntilTheLastOne() {
    takes("invite");
    Document form = operator.page(GUESTS);
    for (int place = 0; place <= 50; place++) {
      Map<String, String> typed =
          Map.of(
              "csrf",
              form.select("#new input[name=csrf]").val(),
              "form",
              UUID.randomUUID().toString(),
              "domain",
              domain,
              "note",
              name + " " + place);
      assertThat(operator.post(GUESTS, typed).statusCode()).isEqualTo(303);
    }
    Document newest = operator.page(GUESTS);
    assertThat(newest.select("#open h3")).hasSize(50);
    assertThat(newest.select("#open h3").eachText()).endsWith(name + " 1");
    Document older = operator.page(newest.select("#open a.onward").attr("href"));
    assertThat(older.select("#open h3").eachText()).startsWith(name + " 0");
    assertThat(older.select("#open a[href$=" + GUESTS + "#open]").text())
        .isEqualTo("The newest invitations");
    assertThat(operator.page(GUESTS + "?before=1").select("#open").text())
        .contains("There are no older invitations");
  }

  @Test
  void onlyOperatorsSeeWhoInvitedWhom() {
    takes("invite");
    register(member, operatorsLink(), name);
    assertThat(member.get(GUESTS).statusCode()).isEqualTo(404);
    Visitor author = first.colleague("author", "invite-author");
    assertThat(author.get(GUESTS).statusCode()).isEqualTo(404);
    assertThat(author.get(GUESTS + "/1").statusCode()).isEqualTo(404);
    String csrf = author.page("/account/password").select("input[name=csrf]").val();
    Map<String, String> sent = Map.of("csrf", csrf, "domain", domain);
    assertThat(author.post(GUESTS, sent).statusCode()).isEqualTo(404);
    assertThat(author.post(GUESTS + "/1/take-back", sent).statusCode()).isEqualTo(404);
    assertThat(author.post(GUESTS + "/1/give-back", sent).statusCode()).isEqualTo(404);
    assertThat(author.post(GUESTS + "/open/1/withdraw", sent).statusCode()).isEqualTo(404);
    assertThat(author.get(OWN).statusCode()).isEqualTo(404);
    assertThat(operator.get(GUESTS + "/999999999").statusCode()).isEqualTo(404);
    assertThat(operator.page(GUESTS + "?address=nobody@" + domain).text())
        .contains("There is no member with the address nobody@" + domain);
  }

  private void takes(String policy) {
    operator.fill(DOMAINS, DOMAINS, Map.of("domain", domain, "host", ""));
    String page = DOMAINS + "/" + domain;
    operator.fill(page, page + "/sign-up", Map.of("policy", policy));
  }

  private String operatorsLink() {
    HttpResponse<String> made =
        operator.fill(GUESTS, GUESTS, Map.of("domain", domain, "note", "First"));
    return path(operator.page(location(made)));
  }

  private String memberLink(String note) {
    HttpResponse<String> made = member.fill(OWN, OWN, Map.of("note", note));
    return path(member.page(location(made)));
  }

  private static String path(Document page) {
    String url = page.select(".secret code").text();
    return url.substring(url.indexOf("/invited/"));
  }

  private void register(Visitor visitor, String link, String localPart) {
    assertThat(location(visitor.fill(link, "/register", typed(localPart))))
        .isEqualTo("/recovery-code");
    visitor.fill("/recovery-code", "/recovery-code", Map.of("kept", "yes"));
  }

  private Map<String, String> typed(String localPart) {
    return Map.of("localPart", localPart, "domain", domain, "password", PASSWORD, "language", "en");
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
