package net.psmail.status.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.database.TestDatabase;
import org.junit.jupiter.api.Test;

class SubscriptionServletIT {

  private static final String ADA = "ada@example.org";
  private static final List<Choice> CHOICES =
      List.of(new Choice("mail00000000", "Mail <b>"), new Choice("web000000000", "Web"));

  private static PageReply get(SubscriptionPages pages, String path) {
    return pages.answer(new PageRequest("/status", false, path, Map.of(), Bench.READER));
  }

  private static PageReply post(SubscriptionPages pages, String path, String... fields) {
    Map<String, List<String>> values = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      values.put(fields[i], List.of(fields[i + 1]));
    }
    return pages.answer(new PageRequest("/status", true, path, values, Bench.READER));
  }

  private static SubscriptionPages pages(Subscriptions node) {
    return new SubscriptionPages(node, language -> CHOICES);
  }

  @Test
  void showsWhatIsWrongBesideWhatWasTyped() {
    try (Bench bench = new Bench(TestDatabase.H2)) {
      SubscriptionPages pages = pages(bench.node("a"));
      PageReply reply = post(pages, "/de", "address", "\"><script>", "component", "web000000000");
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.html())
          .contains("lang=\"de\"", "Bitte schreiben Sie eine E-Mail-Adresse", "value=\"&#34;>")
          .contains("value=\"web000000000\" checked", "Mail &lt;b&gt;")
          .doesNotContain("<script");
    }
  }

  @Test
  void changesNothingWhenALinkIsOpened() {
    try (Bench bench = new Bench(TestDatabase.H2)) {
      Subscriptions node = bench.node("a");
      SubscriptionPages pages = pages(node);
      assertThat(get(pages, "").html())
          .contains("Send me the link", "href=\"/status/subscribe/de\"");
      assertThat(post(pages, "", "address", ADA).html()).contains("Please look into your mailbox");
      node.send();
      String path = "/" + bench.token(ADA);
      assertThat(get(pages, path).html()).contains("/confirm\"", "Yes, send me status messages");
      assertThat(node.counts().mail()).isZero();
      assertThat(post(pages, path + "/confirm").html()).contains("Confirmed");
      assertThat(get(pages, path + "/leave").html()).contains("Leave: no more messages");
      assertThat(get(pages, path).html()).contains("Save what I have chosen");
      assertThat(node.counts().mail()).isOne();
      post(pages, path + "/choose", "component", "web000000000");
      assertThat(get(pages, path).html()).contains("value=\"web000000000\" checked");
      assertThat(post(pages, path + "/leave", "List-Unsubscribe", "One-Click").status())
          .isEqualTo(200);
      assertThat(node.counts().mail()).isZero();
    }
  }

  @Test
  void offersNoMailsWithoutARelayAndShowsASecretOnce() {
    try (Bench bench = new Bench(TestDatabase.H2)) {
      SubscriptionPages pages = pages(bench.node("a", null, "subscription.key"));
      assertThat(get(pages, "/").html()).doesNotContain("type=\"email\"").contains("type=\"url\"");
      String url = "https://hooks.example.org/psmail";
      assertThat(post(pages, "", "url", url).html()).contains("whsec_");
      assertThat(post(pages, "", "url", url).html())
          .contains("This webhook gets messages already")
          .doesNotContain("whsec_");
      assertThat(get(pages, "/nobody").status()).isEqualTo(404);
    }
  }
}
