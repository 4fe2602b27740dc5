package net.psmail.portal.it;

import static net.psmail.portal.it.Tokens.with;
import static net.psmail.portal.it.Told.described;
import static net.psmail.portal.it.Told.keyed;
import static net.psmail.portal.it.Told.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks that programs make and remove. */
class WebhooksApiIT {

  private static final String WEBHOOKS = "/api/v1/webhooks";
  private static final String READ = "webhooks:read";
  private static final String WRITE = "webhooks:write";

  private final Visitor administrator = FirstOperator.shared().visitor();
  private final Tokens tokens = new Tokens(administrator);
  private final Visitor program = new Visitor();

  @Test
  void aProgramMakesOneWhoseSecretIsToldThisOnceAndRemovesIt() {
    String token = tokens.make("Connector", WRITE);
    String key = UUID.randomUUID().toString();
    Map<String, String> typed = typed("Billing", "https://127.0.0.1:1/hook");
    HttpResponse<String> answer = program.post(WEBHOOKS, typed, keyed(token, key));
    JsonObject made = described("MadeWebhook", 201, answer);
    String secret = made.getString("secret");
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{32}");
    assertThat(made.getJsonArray("events").getString(0)).isEqualTo("account.created");
    assertThat(program.post(WEBHOOKS, typed, keyed(token, key)).body()).isEqualTo(answer.body());

    String reader = tokens.make("Looker", READ);
    String one = WEBHOOKS + "/" + made.getInt("id");
    assertThat(described("Webhook", 200, program.get(one, with(reader))).getString("state"))
        .isEqualTo("on");
    String all = program.get(WEBHOOKS, with(reader)).body();
    assertThat(described("Webhooks", 200, program.get(WEBHOOKS, with(reader))).toString())
        .contains("Billing");
    assertThat(all).doesNotContain(secret);
    String page = one.replace("/api/v1", "/control-room");
    assertThat(administrator.page(page).select("#secret")).isEmpty();
    assertThat(administrator.page("/control-room").text())
        .contains("Webhook added", "grace (API token “Connector”)");

    assertThat(problem(403, program.call("DELETE", one, Map.of(), with(reader))))
        .isEqualTo("insufficient-scope");
    assertThat(problem(403, program.get(one, with(token)))).isEqualTo("insufficient-scope");
    assertThat(program.call("DELETE", one, Map.of(), with(token)).statusCode()).isEqualTo(204);
    assertThat(problem(404, program.call("DELETE", one, Map.of(), with(token))))
        .isEqualTo("not-found");
    assertThat(problem(404, program.get(one, with(reader)))).isEqualTo("not-found");
  }

  @Test
  void aProgramTriesOneAndGivesItANewSecret() {
    String token = tokens.make("Renewer", WRITE);
    String reader = tokens.make("Looker", READ);
    Map<String, String> typed = typed("Trial", "https://127.0.0.1:1/hook");
    JsonObject made = described("MadeWebhook", 201, program.post(WEBHOOKS, typed, with(token)));
    String one = WEBHOOKS + "/" + made.getInt("id");
    String key = UUID.randomUUID().toString();
    HttpResponse<String> answer = program.post(one + "/secret", Map.of(), keyed(token, key));
    JsonObject renewed = described("MadeWebhook", 201, answer);
    assertThat(renewed.getString("secret"))
        .startsWith("whsec_")
        .isNotEqualTo(made.getString("secret"));
    assertThat(renewed.isNull("oldSecretUntil")).isFalse();
    assertThat(program.post(one + "/secret", Map.of(), keyed(token, key)).body())
        .isEqualTo(answer.body());

    described("Webhook", 201, program.post(one + "/test", Map.of(), with(token)));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> message(one, reader).getString("state").equals("failed"));
    assertThat(message(one, reader).getString("fault")).isEqualTo("not-public");
    String again = one + "/messages/" + message(one, reader).getInt("id") + "/again";
    assertThat(program.call("PUT", again, Map.of(), with(token)).statusCode()).isEqualTo(204);
    assertThat(problem(403, program.call("PUT", again, Map.of(), with(reader))))
        .isEqualTo("insufficient-scope");
    assertThat(program.call("DELETE", one + "/end", Map.of(), with(token)).statusCode())
        .isEqualTo(204);
    for (String act : List.of("/secret", "/test")) {
      assertThat(problem(403, program.post(one + act, Map.of(), with(reader))))
          .isEqualTo("insufficient-scope");
      assertThat(problem(404, program.post(WEBHOOKS + "/999999999" + act, Map.of(), with(token))))
          .isEqualTo("not-found");
    }
    assertThat(problem(404, program.get(WEBHOOKS + "/999999999/messages", with(reader))))
        .isEqualTo("not-found");
    assertThat(administrator.page("/control-room").text()).contains("grace (API token “Renewer”)");
    program.call("DELETE", one, Map.of(), with(token));
  }

  @ParameterizedTest
  @CsvSource({
    "' ',https://example.org,account.created,invalid-name",
    "x,http://example.org,account.created,invalid-url",
    "x,https://example.org,account.painted,invalid-event"
  })
  void saysWhatIsWrong(String name, String url, String event, String type) {
    Map<String, String> typed = Map.of("name", name, "url", url, "event", event);
    assertThat(problem(422, program.post(WEBHOOKS, typed, with(tokens.make("Wrong", WRITE)))))
        .isEqualTo(type);
  }

  @Test
  void aCookieMakesNone() {
    assertThat(administrator.post(WEBHOOKS, typed("x", "https://example.org")).statusCode())
        .isEqualTo(401);
  }

  /** The only one. */
  private JsonObject message(String webhook, String token) {
    HttpResponse<String> answer = program.get(webhook + "/messages", with(token));
    JsonArray messages = described("WebhookMessages", 200, answer).getJsonArray("messages");
    assertThat(messages).hasSize(1);
    return messages.getJsonObject(0);
  }

  private static Map<String, String> typed(String name, String url) {
    return Map.of("name", name, "url", url, "event", "account.created");
  }
}
