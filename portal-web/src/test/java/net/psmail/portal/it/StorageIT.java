package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class StorageIT {

  private static final String STORAGE = "/account/storage";
  private static final String COMPOSE = "/account/compose";

  private final Visitor anna = new Visitor();

  @Test
  void saysHowFullTheMailboxIsAndWithWhat() {
    anna.register("anna.storage");
    assertThat(anna.page("/account").select("main .facts a[href='" + STORAGE + "']")).hasSize(1);
    Map<String, String> mail =
        Map.of("to", "anna.storage@psmail.test", "subject", "x", "text", "Words. ".repeat(2_000));
    assertThat(anna.fill(COMPOSE, COMPOSE, mail).statusCode()).isEqualTo(303);

    Document page = anna.page(STORAGE);
    assertThat(page.select(".lead").text()).matches("[\\d.]+ KB of 1 GB are used, that is 0%\\.");
    assertThat(page.select(".folders tbody th").eachText())
        .contains("Inbox", "Sent", "Drafts", "Junk", "Trash");
    assertThat(page.select(".folders tr:has(th:contains(Sent)) td").eachText())
        .first()
        .isEqualTo("1");
    assertThat(page.select(".folders tr:has(th:contains(Trash)) td").eachText())
        .containsExactly("0", "0 B");
    assertThat(page.select("main .onward").attr("href")).startsWith("/help/");
    assertThat(anna.page("/de" + STORAGE).select(".folders tbody th").eachText())
        .contains("Posteingang", "Gesendet");
  }

  @Test
  void saysHowMuchANewMemberCanSendAndWhenItIsMore() {
    anna.register("anna.sending");
    String own = "anna.sending@psmail.test";
    Map<String, String> mail = Map.of("to", own, "subject", "x", "text", "y");
    assertThat(anna.fill(COMPOSE, COMPOSE, mail).statusCode()).isEqualTo(303);

    Document page = anna.page(STORAGE);
    assertThat(page.select("#sending + p").text()).contains("19 recipients more");
    assertThat(page.select("#sending ~ .facts").text())
        .contains("1 of 20 recipients", "You can send more from", "50 an hour and 100 in 24 hours");
    assertThat(anna.page("/de" + STORAGE).select("#sending ~ .facts").text())
        .contains("1 von 20 Empfängern");
    assertThat(anna.page("/account/stored").text()).contains("How much you have sent");
  }

  @Test
  void isNobodyElsesAffair() {
    assertThat(header(new Visitor().get(STORAGE), "Location")).startsWith("/sign-in");
    assertThat(FirstOperator.shared().visitor().get(STORAGE).statusCode()).isEqualTo(404);
  }
}
