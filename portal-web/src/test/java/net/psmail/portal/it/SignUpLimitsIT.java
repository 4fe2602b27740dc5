package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node where registration is guarded more closely than in other tests. */
class SignUpLimitsIT {

  private static final String TOKEN = "0123456789abcdefABCDEF";

  private static RunningPortal guarded;

  private final String name = "guarded-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeAll
  static void startIt() {
    // The start of a node makes the first operator's link anew.
    FirstOperator.shared();
    guarded =
        RunningPortal.another(
            Map.of(
                "psmail.http.trusted-proxies", "127.0.0.1",
                "psmail.limit.registration.network", "3/PT1H",
                "psmail.limit.registration.wide-network", "5/PT1H",
                "psmail.signup.proof", "1000"));
  }

  @AfterAll
  static void stopIt() throws InterruptedException {
    guarded.stop();
  }

  @Test
  void aNetworkTriesSoOftenAndAWiderOneABitMoreOften() throws Exception {
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(tryFrom("203.0.113." + attempt)).isEqualTo(422);
    }
    assertThat(tryFrom("203.0.113.4")).as("a fourth from the same /24").isEqualTo(429);
    assertThat(tryFrom("203.0.114.1")).isEqualTo(422);
    assertThat(tryFrom("203.0.115.1")).isEqualTo(422);
    assertThat(tryFrom("203.0.116.1")).as("a sixth from the same /16").isEqualTo(429);
    assertThat(tryFrom("198.51.100.1")).isEqualTo(422);
  }

  @Test
  void aSiteOfIpv6IsOneNetwork() throws Exception {
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(tryFrom("2001:db9:1:" + attempt + "::1")).isEqualTo(422);
    }
    assertThat(tryFrom("2001:db9:1:4::1")).as("a fourth from the same /48").isEqualTo(429);
    assertThat(tryFrom("2001:db9:2::1")).isEqualTo(422);
  }

  @Test
  void whoGivesAProofIsInAtOnceAndWhoGivesNoneWaits() throws Exception {
    Visitor worker = new Visitor(guarded);
    Document form = worker.page("/register");
    assertThat(form.select("noscript").text()).contains("we look at your registration first");
    HttpResponse<String> question =
        worker.get("/register/challenge?form=" + form.select("input[name=form]").val());
    assertThat(question.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    worker.fill(form, "/register", typed(name, answer(question.body())));
    worker.fill("/recovery-code", "/recovery-code", Map.of("kept", "yes"));
    assertThat(worker.page("/account").select("h1").text()).isEqualTo("My PSMailbox");

    Visitor idle = new Visitor(guarded);
    idle.fill("/register", "/register", typed(name + "-idle", ""));
    assertThat(idle.page("/account").select("h1").text()).isEqualTo("Your registration is waiting");
  }

  private static Map<String, String> typed(String localPart, String proof) {
    return Map.of(
        "localPart",
        localPart,
        "domain",
        "psmail.test",
        "password",
        PASSWORD,
        "language",
        "en",
        "altcha",
        proof);
  }

  /** With a name that nobody can have: it counts, and makes no account. */
  private static int tryFrom(String address) throws IOException, InterruptedException {
    String body =
        "csrf=%s&localPart=.x.&domain=psmail.test&password=%s"
            .formatted(TOKEN, URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(guarded.at("/register"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", "form=" + TOKEN + "; __Host-form=" + TOKEN)
            .header("X-Forwarded-For", address)
            .header("X-Forwarded-Proto", "https")
            .POST(BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String answer(String question) throws NoSuchAlgorithmException {
    JsonObject challenge = Json.createReader(new StringReader(question)).readObject();
    int number = 0;
    while (!hash(challenge.getString("salt") + number).equals(challenge.getString("challenge"))) {
      number++;
    }
    String answer =
        Json.createObjectBuilder(challenge)
            .remove("maxnumber")
            .add("number", number)
            .build()
            .toString();
    return Base64.getEncoder().encodeToString(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
