package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** Domains that take newcomers in other ways, through the pages. */
class SignUpIT {

  private static final String DOMAINS = "/control-room/domains";
  private static final String QUEUE = "/control-room/registrations";

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor operator = first.visitor();
  private final String domain = UUID.randomUUID() + ".example";
  private final String name = "signup-" + domain.substring(0, 8);
  private final Visitor newcomer = new Visitor();

  @Test
  void whoWaitsSeesThatAndNothingElseUntilAnOperatorSaysYes() {
    takes("approval");
    assertThat(newcomer.page("/register").select(".inset").text())
        .contains("We look at each registration at", domain);
    register();
    newcomer.fill("/recovery-code", "/recovery-code", Map.of("kept", "yes"));
    assertThat(newcomer.page("/account").select("h1").text())
        .isEqualTo("Your registration is waiting");
    assertThat(location(newcomer.get("/account/devices"))).isEqualTo("/account");
    assertThat(newcomer.page("/account").select("nav").text()).doesNotContain("Write a mail");

    Document queue = operator.page(QUEUE);
    assertThat(row(queue).text()).contains(name, "Domain takes people by approval");
    HttpResponse<String> answer = decide(queue, "approve", "");
    assertThat(operator.page(location(answer)).select(".done").text()).contains("They are in");

    assertThat(operator.page(DOMAINS + "/" + domain).select(".effects").text())
        .contains("Had to wait for you 1", "Had waited, let in 1", "Had waited, refused 0");
    assertThat(newcomer.page("/account").select("h1").text()).isEqualTo("My PSMailbox");
    assertThat(newcomer.get("/account/devices").statusCode()).isEqualTo(200);
  }

  @Test
  void whoIsRefusedReadsThatOnceAndTheNameIsFreeAgain() {
    takes("approval");
    register();
    Document ask = Visitor.page(decide(operator.page(QUEUE), "refuse", ""));
    assertThat(ask.select("h1").text()).contains("Refuse 1 registration?");
    assertThat(ask.select("main").text()).contains(name, "cannot be undone");
    assertThat(newcomer.get("/account").statusCode()).isEqualTo(200);
    decide(operator.page(QUEUE), "refuse", "yes");

    assertThat(location(newcomer.get("/account"))).isEqualTo("/register/refused");
    assertThat(newcomer.page("/register/refused").select("h1").text())
        .isEqualTo("Your registration was not accepted");
    assertThat(location(newcomer.get("/account"))).contains("/sign-in");
    register();
  }

  @Test
  void allOfAChoiceAreRefusedAtOnce() {
    takes("approval");
    register();
    String network = row(operator.page(QUEUE)).select("code").text();
    Document some = operator.page(QUEUE + "?reason=domain&network=" + network);
    assertThat(some.select(".inset h2").text()).contains("of these wait");
    assertThat(some.select("form:has(input[name=all]) input[name=network]").val())
        .isEqualTo(network);
    assertThat(operator.page(QUEUE + "?reason=hour&network=192.0.2.0/24").text())
        .contains("None of these wait", "Show all who wait");

    Map<String, String> all = new LinkedHashMap<>();
    some.select("form:has(input[name=all]) input[type=hidden]")
        .forEach(field -> all.put(field.attr("name"), field.val()));
    all.put("act", "approve");
    assertThat(Visitor.page(operator.post(QUEUE, all)).select("h1").text()).startsWith("Let ");
    assertThat(newcomer.page("/account").select("h1").text())
        .isEqualTo("Your registration is waiting");
    all.put("act", "refuse");
    Document ask = Visitor.page(operator.post(QUEUE, all));
    assertThat(ask.select("h1").text()).startsWith("Refuse ");
    assertThat(newcomer.get("/account").statusCode()).isEqualTo(200);
    all.put("sure", "yes");
    operator.post(QUEUE, all);
    assertThat(location(newcomer.get("/account"))).isEqualTo("/register/refused");
  }

  @Test
  void whoWaitsCanWithdraw() {
    takes("approval");
    register();
    HttpResponse<String> gone = newcomer.fill("/account", "/account/withdraw", Map.of());
    assertThat(location(gone)).isEqualTo("/register/withdrawn");
    assertThat(operator.page(QUEUE).text()).doesNotContain(name + "@" + domain);
  }

  @Test
  void aClosedDomainIsNotOfferedAndTakesNobodyWhoAsksAllTheSame() {
    takes("closed");
    Document form = newcomer.page("/register");
    assertThat(form.text()).doesNotContain(domain);
    HttpResponse<String> refused = newcomer.fill(form, "/register", typed());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Visitor.page(refused).select(".problems").text())
        .contains("Nobody can register at this domain");
    takes("invite");
    assertThat(newcomer.page("/register").text()).contains("By invitation of a member only");
    assertThat(Visitor.page(newcomer.fill("/register", "/register", typed())).text())
        .contains("only those can register whom a member has invited");
  }

  @Test
  void onlyOperatorsFindTheQueueAndChooseAtLeastOne() {
    assertThat(operator.fill(QUEUE, QUEUE, Map.of("act", "approve")).statusCode()).isIn(403, 422);
    Visitor author = first.colleague("author", "signup-author");
    assertThat(author.get(QUEUE).statusCode()).isEqualTo(404);
    String csrf = author.page("/account/password").select("input[name=csrf]").val();
    Map<String, String> sent = Map.of("csrf", csrf, "policy", "closed", "id", "1");
    assertThat(author.post(QUEUE, sent).statusCode()).isEqualTo(404);
    assertThat(author.post(DOMAINS + "/second.test/sign-up", sent).statusCode()).isEqualTo(404);
  }

  private void takes(String policy) {
    if (operator.get(DOMAINS + "/" + domain).statusCode() == 404) {
      operator.fill(DOMAINS, DOMAINS, Map.of("domain", domain, "host", ""));
    }
    String page = DOMAINS + "/" + domain;
    HttpResponse<String> answer = operator.fill(page, page + "/sign-up", Map.of("policy", policy));
    assertThat(operator.page(location(answer)).select(".done").text())
        .contains("Who can register is changed", domain);
  }

  private void register() {
    assertThat(location(newcomer.fill("/register", "/register", typed())))
        .isEqualTo("/recovery-code");
  }

  private Map<String, String> typed() {
    return Map.of("localPart", name, "domain", domain, "password", PASSWORD, "language", "en");
  }

  private Elements row(Document queue) {
    return queue.select("tr:contains(" + name + ")");
  }

  private HttpResponse<String> decide(Document queue, String act, String sure) {
    Map<String, String> choice = new LinkedHashMap<>();
    choice.put("id", row(queue).select("input").val());
    choice.put("act", act);
    choice.put("sure", sure);
    return operator.fill(queue, QUEUE, choice);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
