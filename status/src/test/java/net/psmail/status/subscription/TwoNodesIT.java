package net.psmail.status.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.status.PayaraNode;
import net.psmail.status.database.TestDatabase;
import net.psmail.status.probe.FakeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two nodes in processes of their own share a MariaDB. Each looks at another server under the same
 * name, which tells who looks.
 *
 * <p>Most of it is waiting for leases and intervals, so each journey runs beside all other tests.
 */
@Execution(ExecutionMode.CONCURRENT)
class TwoNodesIT {

  private static final String ADA = "ada@example.org";
  private static final String QUESTION = "Please confirm: status messages of PSMail";
  private static final Pattern LEAVE = Pattern.compile("/subscribe/([^/\\s]+)/leave");

  private final Path directory;
  private final Map<String, String> database = TestDatabase.settings();
  private final EmbeddedRelay relay = new EmbeddedRelay();
  private final WebhooksIT.Endpoint hook = WebhooksIT.endpoint();
  private final FakeServer one = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"));
  private final FakeServer two = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"));
  private final List<PayaraNode> nodes = new ArrayList<>();

  TwoNodesIT(@TempDir Path directory) throws IOException {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    nodes.forEach(PayaraNode::close);
    one.close();
    two.close();
    hook.close();
    relay.close();
  }

  private PayaraNode node(String name, String interval, FakeServer seen) throws IOException {
    Map<String, String> settings = new HashMap<>(database);
    settings.put("psmail.site.url", "https://psmail.test");
    settings.put("psmail.status.interval", interval);
    settings.put("psmail.status.timeout", interval);
    settings.put("psmail.status.probes", "web");
    settings.put("psmail.status.probe.web.kind", "http");
    settings.put("psmail.status.probe.web.target", "http://127.0.0.1:" + seen.port() + "/");
    settings.put("psmail.status.mail.host", "127.0.0.1");
    settings.put("psmail.status.mail.port", String.valueOf(relay.port()));
    settings.put("psmail.status.mail.tls", "none");
    settings.put("psmail.status.mail.user", EmbeddedRelay.USER);
    settings.put("psmail.status.mail.password", EmbeddedRelay.PASSWORD);
    settings.put("psmail.status.webhook.allowed", "127.0.0.1");
    PayaraNode node = PayaraNode.start(Files.createDirectory(directory.resolve(name)), settings);
    nodes.add(node);
    return node;
  }

  @Test
  void onlyOneLooksAndTellsAndTheOtherGoesOnWhenThatOneIsKilled() throws Exception {
    // So short that nothing of what the leader saw still counts when its lease is over.
    PayaraNode leader = node("leader", "PT5S", one).awaitAnswer();
    PayaraNode other = node("other", "PT5S", two).awaitAnswer();
    subscribe(leader, other);
    String incident =
        other
            .call(
                leader,
                "POST",
                "/incidents",
                """
                {"name": "Slow", "status": "investigating", "body": "We look.", "components": {}}
                """)
            .getString("id");
    awaitTold(List.of(QUESTION, "Slow: investigating"), List.of("investigating"));
    awaitTheSamePages(leader, other, incident);
    int visits = one.visits();
    await().atMost(Duration.ofMinutes(1)).until(() -> one.visits() > visits);
    assertThat(two.visits()).isZero();

    two.close();
    leader.kill();
    say(leader, other, incident, "identified");
    awaitTold(
        List.of(QUESTION, "Slow: investigating", "Slow: cause found"),
        List.of("investigating", "identified", "major_outage"));
    assertThat(state(other)).isEqualTo("major_outage");

    say(leader, other, incident, "resolved");
    awaitTold(
        List.of(QUESTION, "Slow: investigating", "Slow: cause found", "Slow: resolved"),
        List.of("investigating", "identified", "major_outage", "resolved"));
    assertThat(new ArrayList<>(relay.counts.keySet())).containsExactly(ADA);
  }

  @Test
  void whoComesBackFollowsUntilTheLeaderEnds() throws Exception {
    PayaraNode leader = node("leader", "PT5S", one).awaitAnswer();
    PayaraNode other = node("other", "PT5S", two).awaitAnswer();
    leader.kill();
    await().atMost(Duration.ofMinutes(1)).until(() -> two.visits() >= 2);
    PayaraNode back = node("back", "PT5S", one).awaitAnswer();
    int before = one.visits();
    int visits = two.visits();
    await().atMost(Duration.ofMinutes(1)).until(() -> two.visits() >= visits + 3);
    assertThat(one.visits()).isEqualTo(before);

    other.close();
    await().atMost(Duration.ofMinutes(1)).until(() -> one.visits() >= before + 2);
    assertThat(state(back)).isEqualTo("operational");
  }

  private static void say(PayaraNode leader, PayaraNode other, String incident, String status)
      throws IOException {
    String update = "{\"status\": \"%s\", \"body\": \"It is so.\"}".formatted(status);
    other.call(leader, "POST", "/incidents/" + incident + "/updates", update);
  }

  private void subscribe(PayaraNode leader, PayaraNode other) throws Exception {
    assertThat(other.post("/subscribe", form("address", ADA)).statusCode()).isEqualTo(200);
    assertThat(leader.post("/subscribe", form("url", hook.url())).statusCode()).isEqualTo(200);
    awaitTold(List.of(QUESTION), List.of());
    Matcher token = LEAVE.matcher(relay.mails.get(0).raw());
    assertThat(token.find()).isTrue();
    String path = "/subscribe/" + token.group(1) + "/confirm";
    assertThat(other.post(path, "").body()).contains("Confirmed");
    await("the answer to the challenge")
        .until(() -> other.call(leader, "GET", "/subscribers", "").getInt("webhooks") == 1);
    assertThat(hook.posts).hasSize(1);
  }

  private static String form(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** All of it has come, each once, and a second of two would have come with it. */
  private void awaitTold(List<String> subjects, List<String> words) {
    await("what is told")
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              assertThat(subjects()).containsExactlyInAnyOrderElementsOf(subjects);
              assertThat(toldToTheHook()).containsExactlyInAnyOrderElementsOf(words);
            });
  }

  private List<String> subjects() throws MessagingException {
    List<String> subjects = new ArrayList<>();
    for (EmbeddedRelay.Mail mail : relay.mails) {
      MimeMessage parsed = mail.parsed();
      subjects.add(parsed.getSubject());
    }
    return subjects;
  }

  private List<String> toldToTheHook() {
    return hook.posts.stream()
        .map(WebhooksIT.Post::json)
        .filter(json -> !json.containsKey("challenge"))
        .map(
            json ->
                json.containsKey("incident")
                    ? json.getJsonObject("incident").getString("status")
                    : json.getJsonObject("component_update").getString("new_status"))
        .toList();
  }

  private static void awaitTheSamePages(PayaraNode leader, PayaraNode other, String incident) {
    await("the same pages")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              JsonObject summary = leader.json("/api/v2/summary.json");
              JsonObject same = other.json("/api/v2/summary.json");
              for (String part : List.of("status", "components", "incidents")) {
                assertThat(same.get(part)).isEqualTo(summary.get(part));
              }
              String page = "/incidents/" + incident + "/";
              assertThat(summary.getJsonArray("incidents")).hasSize(1);
              assertThat(other.get(page).statusCode()).isEqualTo(200);
              assertThat(leader.get(page).statusCode()).isEqualTo(200);
            });
  }

  private static String state(PayaraNode node) {
    return node.json("/api/v2/summary.json")
        .getJsonArray("components")
        .getJsonObject(0)
        .getString("status");
  }
}
