package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The status page is started alone, before the portal, and the two then know of each other. */
class StatusElsewhereIT {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private static Installation psmail;
  private static StatusAlone status;

  @BeforeAll
  static void start() {
    psmail = Installation.create(Way.EMBEDDED);
    status = StatusAlone.start(psmail.url(), settings());
    psmail
        .with("psmail.status.url=" + status.url(), "psmail.status.token.file=" + status.tokenFile())
        .start();
  }

  @AfterAll
  static void stop() {
    status.close();
    psmail.close();
  }

  /** What an administrator of another machine knows: the host of the mail ports, and the ports. */
  private static Map<String, String> settings() {
    return Map.of(
        "psmail.mail.host", "localhost",
        "psmail.mail.imaps.port", String.valueOf(psmail.ports().of("imaps")),
        "psmail.mail.pop3s.port", String.valueOf(psmail.ports().of("pop3s")),
        "psmail.mail.submissions.port", String.valueOf(psmail.ports().of("submissions")),
        "psmail.status.interval", INTERVAL.toString(),
        "psmail.status.trust", psmail.authority().toString());
  }

  @Test
  void seesThePortalTakesWordsFromItsConsoleAndOutlivesIt() throws IOException {
    awaitOnStatusPage("Everything works", ".operational");
    assertThat(status.summary().getJsonObject("status").getString("indicator")).isEqualTo("none");
    awaitOnHomePage("All systems are working normally");

    Document told =
        Visitor.page(
            FirstOperator.of(psmail)
                .form("/control-room/status/incidents/new")
                .with("name", "Mail is late")
                .with("body", "We look into it.")
                .send());
    assertThat(told.select("main").text()).contains("The incident is public");
    await("the incident")
        .atMost(10, SECONDS)
        .untilAsserted(
            () -> assertThat(status.page("/").text()).contains("Mail is late", "We look into it."));

    Instant gone = Instant.now();
    psmail.kill();
    awaitOnStatusPage("The service is down", ".major_outage");
    assertThat(status.page("/").text()).contains("Mail is late");
    assertThat(begins())
        .allSatisfy(begin -> assertThat(begin).isBefore(gone.plus(INTERVAL.multipliedBy(2))));
  }

  /** With no service left out, and none more than the other machine can look at. */
  private static void awaitOnStatusPage(String headline, String state) {
    await(headline)
        .atMost(60, SECONDS)
        .untilAsserted(
            () -> {
              Document page = status.page("/");
              assertThat(page.select("h1").text()).isEqualTo(headline);
              assertThat(page.select(".services li" + state + " h3").eachText())
                  .containsExactly(
                      "Reading mail",
                      "Sending mail",
                      "Collecting mail",
                      "Web site",
                      "Registration and sign-in");
            });
  }

  private static void awaitOnHomePage(String text) {
    await("the home page")
        .atMost(60, SECONDS)
        .untilAsserted(
            () ->
                assertThat(Visitor.page(new Visitor(psmail).open("/")).select(".notices").text())
                    .contains(text));
  }

  private static List<Instant> begins() {
    return status.summary().getJsonArray("components").getValuesAs(JsonObject.class).stream()
        .map(one -> Instant.parse(one.getString("updated_at")))
        .toList();
  }

  @Test
  void saysWhatThePortalNeedsAndKeepsTheTokenForItself() throws IOException {
    String token = Files.readString(status.tokenFile()).strip();

    assertThat(status.command().output())
        .contains("psmail.status.url=" + status.url())
        .contains(status.tokenFile().toString())
        .doesNotContain(token);
    assertThat(Files.getPosixFilePermissions(status.tokenFile())).hasSize(2);
  }

  @Test
  void startsNothingOfThePortal() throws IOException {
    try (Stream<Path> kept = Files.list(status.data())) {
      assertThat(kept.map(one -> one.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "log", "ports", "psmail.properties", "run", "status", "version");
    }
    for (String path : List.of("/register", "/metrics", "/openapi")) {
      assertThat(answer(path).statusCode()).as(path).isIn(403, 404);
    }
    assertThat(answer("/").body()).contains("url=/status/");
  }

  private static HttpResponse<String> answer(String path) {
    return status.send(HttpRequest.newBuilder(URI.create(status.url()).resolve(path)));
  }

  @Test
  void runsOnceOnItsData() {
    Command second =
        Command.psmail("run", "--status-only", "--no-build", "--data", status.data().toString());

    assertThat(second.status()).isNotZero();
    assertThat(second.output()).contains("runs already").contains("at " + status.url());
  }
}
