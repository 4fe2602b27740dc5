package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Webhooks, through the pages. What is sent, and how, the module itself tests with a receiver. */
class WebhooksIT {

  private static final String PATH = "/control-room/webhooks";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FirstOperator first = FirstOperator.shared();
  private final Visitor administrator = first.visitor();

  @Test
  void anAdministratorAddsOneTriesItReplacesItsSecretAndRemovesIt() {
    String page = add("Billing");
    Document made = administrator.page(page);
    String secret = made.select("#secret").text();
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{32}");
    assertThat(administrator.page(page).select("#secret")).isEmpty();
    assertThat(made.select("main").text()).contains("https://127.0.0.1:1/hook", "account.created");
    assertThat(administrator.page(PATH).select(".people li").text()).contains("Billing");

    HttpResponse<String> tested = administrator.fill(page, page + "/test", Map.of());
    assertThat(administrator.page(header(tested, "Location")).select(".done").text())
        .contains("on its way");
    await()
        .atMost(PATIENCE)
        .until(() -> administrator.page(page).text().contains("leads into a private network"));
    String again = administrator.page(page).select("form[action$=/again]").attr("action");
    administrator.fill(page, again, Map.of());
    await()
        .atMost(PATIENCE)
        .until(() -> !administrator.page(page).select("form[action$=/again]").isEmpty());

    first.prove();
    String turn = page + "/secret";
    HttpResponse<String> turned = administrator.fill(turn, turn, Map.of());
    Document fresh = administrator.page(header(turned, "Location"));
    assertThat(fresh.select("#secret").text()).startsWith("whsec_").isNotEqualTo(secret);
    assertThat(fresh.select(".facts").text()).contains("The secret before signs too until");

    String remove = page + "/remove";
    HttpResponse<String> removed = administrator.fill(remove, remove, Map.of());
    assertThat(administrator.page(header(removed, "Location")).select(".done").text())
        .contains("Billing");
    assertThat(administrator.get(page).statusCode()).isEqualTo(404);
    assertThat(administrator.page("/control-room").text())
        .contains("Webhook added", "Secret of a webhook replaced", "Webhook removed");
  }

  @Test
  void saysBesideTheFieldWhatIsWrong() {
    first.prove();
    HttpResponse<String> nothing = administrator.fill(PATH, PATH, typed("x", "http://example.org"));
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(problems(nothing)).contains("begins with https://");
    HttpResponse<String> nameless =
        administrator.fill(PATH, PATH, typed(" ", "https://example.org"));
    assertThat(problems(nameless)).contains("1 to 60 characters");
    assertThat(Visitor.page(nameless).select("#url").val()).isEqualTo("https://example.org");
    String csrf = administrator.page(PATH).select("main input[name=csrf]").val();
    HttpResponse<String> other =
        administrator.post(
            PATH, Map.of("csrf", csrf, "name", "x", "url", "https://example.org", "event", "x"));
    assertThat(problems(other)).contains("Choose at least one");
    assertThat(administrator.page(PATH).select(".people li").text()).doesNotContain("example.org");
  }

  @Test
  void othersFindNothingThere() {
    String page = add("Private");
    Visitor member = new Visitor();
    member.register("no-hooks-here");
    for (Visitor other : new Visitor[] {member, first.colleague("operator", "hookless")}) {
      assertThat(other.get(PATH).statusCode()).isEqualTo(404);
      assertThat(other.get(page).statusCode()).isEqualTo(404);
      String csrf = other.page("/message").select("main input[name=csrf]").val();
      for (String form : new String[] {"", "/test", "/secret", "/resume", "/remove"}) {
        assertThat(other.post(page + form, Map.of("csrf", csrf)).statusCode())
            .as(form)
            .isIn(404, 405);
      }
    }
    first.prove();
    administrator.fill(page + "/remove", page + "/remove", Map.of());
  }

  private static Map<String, String> typed(String name, String url) {
    return Map.of("name", name, "url", url, "event", "account.created");
  }

  private String add(String name) {
    first.prove();
    HttpResponse<String> added =
        administrator.fill(PATH, PATH, typed(name, "https://127.0.0.1:1/hook"));
    return header(added, "Location");
  }
}
