package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Who works here, through the pages. */
class StaffIT {

  private static final String STAFF = "/control-room/staff";
  private static final String ENTER = "/operator/first-password";
  private static final List<String> PAGES_OF_OPERATORS =
      List.of(
          "/control-room/messages",
          "/control-room/status/components/new",
          "/control-room/status/groups/new",
          "/control-room/status/templates/new/incident");
  private static final List<String> PAGES_OF_ADMINISTRATORS =
      List.of(STAFF, STAFF + "/1", STAFF + "/1/end", "/control-room/status/tokens");
  private static final List<String> FORMS_OF_ADMINISTRATORS =
      List.of(
          STAFF,
          STAFF + "/1",
          STAFF + "/1/end",
          STAFF + "/1/restore",
          "/control-room/status/tokens",
          STAFF + "/invitations/1/withdraw");

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor administrator = first.visitor();

  @Test
  void anAuthorSeesNothingButTheDesk() {
    Visitor author = first.colleague("author", "author-alone");
    for (String begin : List.of("/control-room", "/account")) {
      assertThat(header(author.get(begin), "Location")).isEqualTo("/control-room/texts");
    }
    assertNothingAt(author, PAGES_OF_OPERATORS, PAGES_OF_OPERATORS);
    assertNothingAt(author, PAGES_OF_ADMINISTRATORS, FORMS_OF_ADMINISTRATORS);
    assertThat(author.page("/about").select(".nav a[href^=/control-room]")).isEmpty();
    Document own = author.page("/account/password");
    assertThat(own.select(".nav-own a").eachAttr("href"))
        .doesNotContain("/control-room", "/control-room/messages", STAFF);
    assertThat(own.select(".member").attr("href")).isEqualTo("/control-room/texts");
  }

  @Test
  void anOperatorSeesTheServiceAndNotWhoWorksHere() {
    Visitor operator = first.colleague("operator", "operator-alone");
    assertThat(operator.get("/control-room").statusCode()).isEqualTo(200);
    assertThat(operator.get("/control-room/messages").statusCode()).isEqualTo(200);
    assertNothingAt(operator, PAGES_OF_ADMINISTRATORS, FORMS_OF_ADMINISTRATORS);
    assertThat(operator.page("/control-room").select(".nav-own a").eachAttr("href"))
        .contains("/control-room", "/control-room/messages", "/account/password")
        .doesNotContain(STAFF);
  }

  @Test
  void anOperatorOfOneDomainSeesItsAccountsAndNothingElse() {
    new Visitor().register("of-another-domain");
    String link = first.inviteFor("second.test");
    assertThat(new Visitor().page(link).select("h1, .lead").text())
        .contains("operator of one domain", "second.test");
    Visitor keeper = first.accept(link, "keeper");
    assertThat(administrator.page(STAFF).select(".people").text())
        .contains("Operator of one domain second.test");
    for (String begin : List.of("/control-room", "/account")) {
      assertThat(header(keeper.get(begin), "Location")).isEqualTo("/control-room/accounts");
    }
    Document list = keeper.page("/control-room/accounts?q=of-another-domain");
    assertThat(list.select("main").text())
        .contains("No account")
        .doesNotContain("domain@psmail.test");
    assertThat(list.select("#domain")).isEmpty();
    assertThat(list.select(".sidenav .nav-own a").eachAttr("href"))
        .containsExactly(
            "/control-room/accounts",
            "/control-room/registrations",
            "/account/security",
            "/account/password");
    String path =
        administrator
            .page("/control-room/accounts?q=of-another-domain")
            .select("main th a")
            .attr("href");
    assertThat(administrator.get(path).statusCode()).isEqualTo(200);
    assertNothingAt(
        keeper,
        List.of(path, path + "/suspension", path + "/reset", path + "/deletion"),
        List.of(path + "/notes", path + "/quota"));
    assertThat(keeper.get("/control-room/registrations").statusCode()).isEqualTo(200);
    assertNothingAt(keeper, PAGES_OF_OPERATORS, PAGES_OF_OPERATORS);
    assertNothingAt(
        keeper,
        List.of(
            "/control-room/texts/articles",
            "/control-room/invites",
            "/control-room/domains",
            "/control-room/accounts/bulk",
            "/control-room/postfixadmin",
            "/control-room/webhooks",
            "/control-room/tokens"),
        List.of(
            "/control-room/blocked-domains",
            "/control-room/accounts/bulk/1/order",
            "/control-room/postfixadmin",
            "/control-room/webhooks",
            "/control-room/tokens"));
    assertNothingAt(keeper, PAGES_OF_ADMINISTRATORS, FORMS_OF_ADMINISTRATORS);
  }

  @Test
  void whoLooksAfterOneDomainIsToldWhich() {
    first.prove();
    Map<String, String> typed = Map.of("role", "domain_operator", "domain", "elsewhere.test");
    HttpResponse<String> none = administrator.fill(STAFF, STAFF, typed);
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(problems(none)).contains("Choose the domain");
    assertThat(Visitor.page(none).select("#role-domain_operator").hasAttr("checked")).isTrue();
  }

  @Test
  void membersAndGuestsFindNoSuchPage() {
    Visitor visitor = new Visitor();
    assertThat(header(visitor.get(STAFF), "Location")).startsWith("/sign-in");
    visitor.register("no-colleague");
    assertNothingAt(visitor, PAGES_OF_ADMINISTRATORS, FORMS_OF_ADMINISTRATORS);
  }

  @Test
  void aLinkIsShownOnceSaysTheRoleAndWorksOnce() {
    String link = first.invite("operator");
    assertThat(administrator.page(STAFF).select(".secret")).as("shown once").isEmpty();
    assertThat(administrator.page(STAFF).text()).contains("Made by grace");
    assertThat(new Visitor().page(link).select("h1, .lead").text()).contains("operator");
    assertThat(new Visitor().page("/de" + link).select("h1").text()).contains("Betrieb");

    Map<String, String> typed = Map.of("name", "once-only", "password", PASSWORD);
    HttpResponse<String> entered = new Visitor().fill(link, ENTER, typed);
    assertThat(header(entered, "Location")).isEqualTo("/control-room");
    assertThat(new Visitor().get(link).statusCode()).isEqualTo(410);
    assertThat(administrator.page(STAFF).text()).contains("once-only");
    assertThat(administrator.page("/control-room").text())
        .contains("Invited to work here", "once-only (operator)");
  }

  @Test
  void aLinkThatIsWithdrawnOrTooOldOpensNothing() {
    String withdrawn = first.invite("administrator");
    Document list = administrator.page(STAFF);
    List<String> open = list.select("form[action$=/withdraw]").eachAttr("action");
    HttpResponse<String> done = administrator.fill(list, open.get(open.size() - 1), Map.of());
    assertThat(administrator.page(header(done, "Location")).select(".done").text())
        .contains("withdrawn");
    assertThat(new Visitor().get(withdrawn).statusCode()).isEqualTo(410);

    Visitor slow = new Visitor();
    Document form = slow.page(first.invite("author"));
    RunningPortal.shared()
        .database()
        .change("update invitation set expires_at = dateadd('day', -1, expires_at)");
    Map<String, String> typed = Map.of("name", "too-late", "password", PASSWORD);
    assertThat(slow.fill(form, ENTER, typed).statusCode()).isEqualTo(410);
  }

  @Test
  void whatIsWrongIsSaidBesideTheField() {
    first.prove();
    HttpResponse<String> none = administrator.fill(STAFF, STAFF, Map.of("role", "member"));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(problems(none)).contains("Choose what the person may do");

    String link = first.invite("author");
    Map<String, String> typed = Map.of("name", "grace", "password", PASSWORD);
    HttpResponse<String> taken = new Visitor().fill(link, ENTER, typed);
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(taken).select("#name").val()).isEqualTo("grace");
    assertThat(Visitor.page(taken).select("h1").text()).contains("author");
  }

  @Test
  void anotherRoleCountsAtTheNextClick() {
    Visitor person = first.colleague("author", "promoted");
    assertThat(change("promoted", "operator").select(".done").text())
        .contains("The role is changed", "promoted (author → operator)");
    assertThat(person.get("/control-room/messages").statusCode()).isEqualTo(200);
    change("promoted", "author");
    assertThat(person.get("/control-room/messages").statusCode()).isEqualTo(404);
  }

  @Test
  void anEndedAccessOpensNothingAndCanBeGivenBack() {
    Visitor person = first.colleague("operator", "leaving-us");
    String page = pageOf("leaving-us");
    assertThat(administrator.page(page + "/end").text()).contains("For 30 days");
    administrator.fill(page + "/end", page + "/end", Map.of());
    assertThat(header(person.get("/control-room"), "Location")).startsWith("/sign-in");
    assertThat(person.signIn("leaving-us", PASSWORD).statusCode()).isEqualTo(422);
    assertThat(administrator.page(STAFF).select(".person-ended").text()).contains("leaving-us");

    HttpResponse<String> back = administrator.fill(page, page + "/restore", Map.of());
    assertThat(administrator.page(header(back, "Location")).select(".done").text())
        .contains("given back");
    assertThat(header(person.signIn("leaving-us", PASSWORD), "Location")).isEqualTo("/account");
    assertThat(person.get("/control-room").statusCode()).isEqualTo(200);
  }

  @Test
  void anAdministratorIsAskedForTheSecondStepBeforeItIsDecidedWhoWorksHere() {
    Visitor person = first.colleague("administrator", "two-keys");
    TwoSteps steps = TwoSteps.setUp(person);
    steps.signOut();
    person.signIn("two-keys", PASSWORD);
    steps.give(Map.of("code", steps.paper().get(0), "remember", "yes"));
    steps.signOut();
    assertThat(header(person.signIn("two-keys", PASSWORD), "Location")).isEqualTo("/account");

    String other = pageOf("grace");
    assertAsked(person.get(other + "/end"), other + "/end");
    assertAsked(person.fill(other, other, Map.of("role", "author")), other);
    assertAsked(person.fill(STAFF, STAFF, Map.of("role", "administrator")), STAFF);
    String tokens = "/control-room/tokens";
    assertAsked(person.fill(tokens, tokens, Map.of("name", "mine")), tokens);
    String restore = other + "/restore";
    String csrf = person.page(STAFF).select("main input[name=csrf]").val();
    assertAsked(person.post(restore, Map.of("csrf", csrf)), restore);
    assertThat(header(person.get(restore), "Location")).isEqualTo(other);

    person.fill("/account/proof", "/account/proof", Map.of("code", steps.paper().get(1)));
    assertThat(person.get(other + "/end").statusCode()).isEqualTo(200);
    String own = pageOf("two-keys");
    administrator.fill(own + "/end", own + "/end", Map.of());
  }

  private static void assertAsked(HttpResponse<String> answer, String next) {
    assertThat(header(answer, "Location")).isEqualTo("/account/proof?next=" + next);
  }

  @Test
  void anAdministratorTakesTheSecondStepOfWhoHasLostAllAway() {
    Visitor person = first.colleague("operator", "lost-all");
    TwoSteps steps = TwoSteps.setUp(person);
    steps.signOut();
    String page = pageOf("lost-all");
    assertThat(administrator.page(page).text()).contains("Set up");
    administrator.fill(page + "/second-step", page + "/second-step", Map.of());
    assertThat(header(person.signIn("lost-all", PASSWORD), "Location")).isEqualTo("/account");
  }

  @Test
  void theLastAdministratorStays() {
    String own = pageOf("grace");
    HttpResponse<String> demoted = administrator.fill(own, own, Map.of("role", "author"));
    assertThat(demoted.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(demoted).select("#role-problem").text())
        .contains("Make somebody else an administrator first");
    assertThat(Visitor.page(demoted).select("#role-author").hasAttr("checked")).isTrue();
    HttpResponse<String> left = administrator.fill(own + "/end", own + "/end", Map.of());
    assertThat(problems(left)).contains("Make somebody else an administrator first");
    assertThat(administrator.get(STAFF).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverWorksHereChangesTheirPasswordAndSignsOut() {
    Visitor person = first.colleague("author", "careful");
    Document form = person.page("/account/password");
    assertThat(form.select(".lead").text()).doesNotContain("mail program");
    Map<String, String> typed =
        Map.of("current", PASSWORD, "password", "nine silver clouds over town");
    HttpResponse<String> changed = person.fill(form, "/account/password", typed);
    assertThat(person.page(header(changed, "Location")).select(".done").text()).contains("changed");
    HttpResponse<String> out = person.fill("/account/password", "/sign-out", Map.of());
    assertThat(header(out, "Location")).isEqualTo("/signed-out");
    assertThat(person.signIn("careful", "nine silver clouds over town").statusCode())
        .isEqualTo(303);
  }

  private void assertNothingAt(Visitor person, List<String> pages, List<String> forms) {
    for (String page : pages) {
      assertThat(person.get(page).statusCode()).as(page).isEqualTo(404);
    }
    String token = person.page("/message").select("main input[name=csrf]").val();
    for (String form : forms) {
      Map<String, String> typed =
          Map.of("csrf", token, "role", "administrator", "id", "1", "done", "true");
      assertThat(person.post(form, typed).statusCode()).as(form).isEqualTo(404);
    }
  }

  private Document change(String name, String role) {
    String page = pageOf(name);
    HttpResponse<String> changed = administrator.fill(page, page, Map.of("role", role));
    return administrator.page(header(changed, "Location"));
  }

  private String pageOf(String name) {
    first.prove();
    return administrator.page(STAFF).select(".people li").stream()
        .filter(person -> person.select("h2").text().startsWith(name))
        .findFirst()
        .orElseThrow()
        .select("a")
        .attr("href");
  }
}
