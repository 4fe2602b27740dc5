package net.psmail.status.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.psmail.status.component.Components;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

  private static final Instant BEGUN = Instant.parse("2026-11-23T12:00:00Z");
  private static final Probe IMAPS = target(ProbeKind.IMAPS, 9993);
  private static final Probe SUBMISSIONS = target(ProbeKind.SUBMISSIONS, 9465);
  private static final Probe POP3S = target(ProbeKind.POP3S, 9995);
  private static final List<Probe> TARGETS = List.of(IMAPS, SUBMISSIONS, POP3S);

  private final Components components = new Components(TARGETS, 2, Duration.ofHours(1), BEGUN);
  private final Pages pages =
      new Pages(
          new PageSettings(
              "Müller & <Mail>",
              URI.create("https://mail.example.org"),
              URI.create("https://mail.example.org/status"),
              Duration.ofSeconds(30)),
          "/status",
          Clock.fixed(BEGUN.plusSeconds(61), ZoneOffset.UTC));

  @BeforeEach
  void renew() {
    pages.renew(components.report());
  }

  private static Probe target(ProbeKind kind, int port) {
    return Probe.of(kind.key(), kind, "127.0.0.1:" + port, Map.of());
  }

  private void note(Probe target, int second, Finding finding) {
    components.note(target, new Outcome(BEGUN.plusSeconds(second), finding, Duration.ofMillis(3)));
    pages.renew(components.report());
  }

  private void noteAll(int second, Finding finding) {
    TARGETS.forEach(target -> note(target, second, finding));
  }

  private String body(String path) {
    return new String(pages.answer(path).plain(), StandardCharsets.UTF_8);
  }

  private JsonObject json(String path) {
    return Json.createReader(new StringReader(body(path))).readObject();
  }

  @Test
  void saysThatItIsCheckingUntilSomethingIsKnown() {
    assertThat(body("/")).contains("<h1>We are checking</h1>").contains("Being checked");
    assertThat(body("/de/")).contains("<h1>Wir prüfen gerade</h1>");
  }

  @Test
  void givesProgramsNoStateThatNobodyObserved() {
    note(IMAPS, 0, Finding.WORKS);
    for (String path : List.of("summary", "status", "components")) {
      Answer answer = pages.answer("/api/v2/" + path + ".json");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.type()).startsWith("application/problem+json");
      assertThat(answer.cacheControl()).isEqualTo("no-store");
    }
  }

  @Test
  void saysInOneGlanceThatAllIsWell() {
    noteAll(0, Finding.WORKS);
    assertThat(body("/"))
        .contains("<h1>Everything works</h1>", "All 3 services answer as they should.");
    assertThat(body("/de/"))
        .contains("<h1>Alles funktioniert</h1>", "Alle 3 Dienste antworten, wie sie sollen.");
  }

  @ParameterizedTest
  @CsvSource({"/, page-en.html", "/de/, page-de.html"})
  void looksAsItWasDrawn(String path, String golden) throws IOException {
    noteAll(0, Finding.WORKS);
    note(IMAPS, 30, Finding.REFUSED);
    note(IMAPS, 60, Finding.REFUSED);
    note(POP3S, 60, Finding.CERTIFICATE_EXPIRED);
    assertThat(body(path).replaceFirst("(?s)<style>.*</style>", "<style></style>"))
        .isEqualTo(resource(golden));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(PagesTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void allowsItsStyleByHashAndNothingElse() {
    Answer page = pages.answer("/");
    assertThat(page.securityPolicy())
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe", "script-src");
    assertThat(body("/")).doesNotContain("<script", "style=", "src=", "onclick");
  }

  @Test
  void speaksStatuspage() {
    noteAll(0, Finding.WORKS);
    note(IMAPS, 30, Finding.REFUSED);
    note(IMAPS, 60, Finding.REFUSED);
    JsonObject summary = json("/api/v2/summary.json");
    assertThat(summary.keySet())
        .containsExactlyInAnyOrder(
            "page", "components", "incidents", "scheduled_maintenances", "status");
    assertThat(summary.getJsonObject("status").getString("indicator")).isEqualTo("major");
    assertThat(summary.getJsonObject("status").getString("description"))
        .isEqualTo("Part of the service is down");
    assertThat(summary.getJsonObject("page").keySet())
        .containsExactlyInAnyOrder("id", "name", "url", "time_zone", "updated_at");
    assertThat(summary.getJsonObject("page").getString("updated_at"))
        .isEqualTo("2026-11-23T12:01:00.000Z");
    JsonObject imaps = summary.getJsonArray("components").getJsonObject(0);
    assertThat(imaps.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "name",
            "status",
            "created_at",
            "updated_at",
            "position",
            "description",
            "showcase",
            "start_date",
            "group_id",
            "page_id",
            "group",
            "only_show_if_degraded");
    assertThat(imaps.getString("status")).isEqualTo("major_outage");
    assertThat(imaps.getString("updated_at")).isEqualTo("2026-11-23T12:00:30.000Z");
    assertThat(imaps.getString("page_id")).isEqualTo(summary.getJsonObject("page").getString("id"));
  }

  @Test
  void givesPartsOfTheSummaryAlone() {
    noteAll(0, Finding.WORKS);
    JsonObject summary = json("/api/v2/summary.json");
    assertThat(json("/api/v2/status.json"))
        .containsOnlyKeys("page", "status")
        .containsEntry("status", summary.get("status"));
    assertThat(json("/api/v2/components.json"))
        .containsOnlyKeys("page", "components")
        .containsEntry("components", summary.get("components"));
  }

  @Test
  void tellsTwoServicesOfOneKindApartByTheirHosts() {
    Probe second =
        new Probe(
            "imaps-2",
            "imaps",
            ProbeKind.IMAPS,
            "b.example.org:993",
            IMAPS.options(),
            IMAPS.interval(),
            IMAPS.timeout(),
            2,
            null,
            IMAPS.severity(),
            null,
            IMAPS.origin());
    Components two = new Components(List.of(IMAPS, second), 2, Duration.ofHours(1), BEGUN);
    pages.renew(two.report());
    assertThat(body("/")).contains("Reading mail (127.0.0.1)", "Reading mail (b.example.org)");
  }

  @Test
  void leadsFromAWrongAddressToTheRightOne() {
    assertThat(pages.answer("/wp-login.php").status()).isEqualTo(404);
    assertThat(body("/nothing/here")).contains("<a href=\"/status/\">To the status page</a>");
    assertThat(body("/de/nichts")).contains("<a href=\"/status/de/\">Zur Statusseite</a>");
  }
}
