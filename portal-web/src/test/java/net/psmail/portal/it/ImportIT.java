package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The other provider is another mailbox of the same server. */
class ImportIT {

  private static final String IMPORT = "/account/import";

  private final Visitor anna = new Visitor();

  @Test
  void fetchesTheMailOfAnotherMailbox() {
    Visitor old = new Visitor();
    old.register("anna.old");
    Map<String, String> mail =
        Map.of("to", "anna.old@psmail.test", "subject", "From before", "text", "Words of mine.");
    assertThat(old.fill("/account/compose", "/account/compose", mail).statusCode()).isEqualTo(303);
    String password = deviceOf(old);
    anna.register("anna.new");

    assertThat(fetch(Map.of("user", "anna.old@psmail.test", "password", password)).statusCode())
        .isEqualTo(303);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> anna.page(IMPORT).select("[data-again]").isEmpty());
    Document page = anna.page(IMPORT);
    assertThat(page.select(".done-title").text()).isEqualTo("All mail from localhost is here");
    assertThat(page.select("[aria-labelledby=folders] li:contains(Sent)").text())
        .isEqualTo("Sent: 1 of 1 fetched, 0 here already");
    assertThat(anna.page("/account/log").text()).contains("Mail from elsewhere fetched");
    assertThat(anna.page("/account/stored").text())
        .contains("anna.old@psmail.test")
        .doesNotContain(password);
    assertThat(anna.fill(page, IMPORT + "/forget", Map.of()).statusCode()).isEqualTo(303);
    assertThat(anna.page(IMPORT).select("#folders")).isEmpty();
  }

  @Test
  void saysBesideTheFieldWhatIsWrong() {
    anna.register("anna.wrong");
    assertThat(wrong(Map.of("host", "nowhere.invalid"))).isEqualTo("host");
    assertThat(wrong(Map.of("port", "25"))).isEqualTo("port");
    assertThat(wrong(Map.of("port", "x"))).isEqualTo("port");
    assertThat(wrong(Map.of("user", " "))).isEqualTo("user");
    assertThat(wrong(Map.of("password", ""))).isEqualTo("password");
    assertThat(wrong(Map.of())).isEqualTo("password");
    HttpResponse<String> again = fetch(Map.of("password", "a secret of elsewhere"));
    assertThat(again.body()).contains("nobody.old@psmail.test").doesNotContain("a secret of");
    assertThat(anna.page(IMPORT).select("#folders, .done, .inset-warn")).isEmpty();
  }

  @Test
  void isNobodyElsesAffair() {
    assertThat(header(new Visitor().get(IMPORT), "Location")).startsWith("/sign-in");
    assertThat(FirstOperator.shared().visitor().get(IMPORT).statusCode()).isEqualTo(404);
  }

  private String wrong(Map<String, String> typed) {
    HttpResponse<String> answer = fetch(typed);
    assertThat(answer.statusCode()).isEqualTo(422);
    return Visitor.page(answer).select(".problems a").attr("href").substring(1);
  }

  private HttpResponse<String> fetch(Map<String, String> typed) {
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "host", "localhost",
                "port", Integer.toString(RunningPortal.shared().imapsPort()),
                "security", "tls",
                "user", "nobody.old@psmail.test",
                "password", "not this one"));
    fields.putAll(typed);
    return anna.fill(IMPORT, IMPORT, fields);
  }

  private static String deviceOf(Visitor member) {
    member.fill("/account/devices", "/account/devices", Map.of("name", "Old", "scope", "both"));
    return member.page("/account/setup").select("#device-password").text().replace(" ", "");
  }
}
