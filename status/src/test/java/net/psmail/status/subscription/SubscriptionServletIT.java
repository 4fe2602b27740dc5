package net.psmail.status.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
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

  @Test
  void servesPagesThatNothingKeepsAndThatLoadNothing() throws Exception {
    try (Bench bench = new Bench(TestDatabase.H2)) {
      SubscriptionServlet servlet = new SubscriptionServlet(bench.node("a"), language -> CHOICES);
      Map<String, Object> answer = new HashMap<>();
      servlet.service(request("GET"), response(answer));
      assertThat(answer)
          .containsEntry("status", 200)
          .containsEntry("Cache-Control", "no-store")
          .containsEntry("Referrer-Policy", "no-referrer");
      assertThat(String.valueOf(answer.get("Content-Security-Policy")))
          .startsWith("default-src 'none'; style-src 'sha256-")
          .contains("form-action 'self'");
      servlet.service(request("DELETE"), response(answer));
      assertThat(answer).containsEntry("status", 405).containsEntry("Allow", "GET, HEAD, POST");
    }
  }

  private static HttpServletRequest request(String method) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            SubscriptionServletIT.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getRemoteAddr" -> Bench.READER;
                  case "getContextPath" -> "/status";
                  default -> null;
                });
  }

  private static HttpServletResponse response(Map<String, Object> answer) {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            SubscriptionServletIT.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, called, arguments) -> {
              switch (called.getName()) {
                case "setHeader" -> answer.put(arguments[0].toString(), arguments[1]);
                case "setStatus" -> answer.put("status", arguments[0]);
                case "getOutputStream" -> {
                  return new Body();
                }
                default -> {}
              }
              return null;
            });
  }

  private static final class Body extends ServletOutputStream {

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}

    @Override
    public void write(int next) {}
  }
}
