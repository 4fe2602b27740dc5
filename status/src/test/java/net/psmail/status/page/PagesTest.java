package net.psmail.status.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.status.component.State;
import net.psmail.status.probe.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private static final Pattern LINK = Pattern.compile("href=\"([^\"#:]*)\"");
  private static final Pattern ELEMENT_ID = Pattern.compile(" id=\"([^\"]+)\"");

  private final Pages pages = pages();

  private static Pages pages() {
    return new Pages(PageSamples.SETTINGS, "/status", Clock.fixed(PageSamples.NOW, ZoneOffset.UTC));
  }

  private String body(String path) {
    return new String(pages.answer(path).plain(), StandardCharsets.UTF_8);
  }

  private JsonObject json(String path) {
    return Json.createReader(new StringReader(body(path))).readObject();
  }

  @Test
  void saysThatItIsCheckingUntilSomethingIsKnown() {
    pages.renew(PageSamples.unknown());
    assertThat(body("/")).contains("<h1>We are checking</h1>").contains("Being checked");
    assertThat(body("/de/")).contains("<h1>Wir prüfen gerade</h1>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary", "status", "components", "incidents"})
  void givesProgramsNoStateThatNobodyObserved(String name) {
    pages.renew(PageSamples.unknown());
    Answer answer = pages.answer("/api/v2/" + name + ".json");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.cacheControl()).isEqualTo("no-store");
  }

  @Test
  void saysInOneGlanceThatAllIsWell() {
    pages.renew(PageSamples.good());
    assertThat(body("/"))
        .contains("<h1>Everything works</h1>", "All 3 services answer as they should.")
        .contains("There was no incident.");
    assertThat(body("/de/"))
        .contains("<h1>Alles funktioniert</h1>", "Alle 3 Dienste antworten, wie sie sollen.");
  }

  @Test
  void tellsWhatIsGoingOnAndWhatIsPlannedInBothLanguages() {
    pages.renew(PageSamples.bad());
    assertThat(body("/"))
        .contains("<h1>Part of the service is down</h1>")
        .contains("Mailboxes cannot be read", "We know the cause", "all 2 messages")
        .contains("New mail gateway", "Under way", "This is planned work.")
        .contains("Our operators say so. The probes say: Works.")
        .contains("It accepts no connections.");
    assertThat(body("/de/"))
        .contains("Postfächer sind nicht lesbar", "Wir kennen die Ursache")
        .contains("Neuer Mail-Übergang", "betrifft E-Mails senden");
  }

  @Test
  void showsPlannedWorkInTheOrderInWhichItComes() {
    pages.renew(PageSamples.bad());
    String page = body("/");
    assertThat(page.indexOf("incidents/work00000001/"))
        .isPositive()
        .isLessThan(page.indexOf("incidents/work00000002/"));
  }

  @Test
  void keepsWhatOperatorsWriteFromBecomingMarkup() {
    pages.renew(PageSamples.bad());
    assertThat(body("/incidents/outage000001/"))
        .contains("We are looking for the cause &lt;b&gt;now&lt;/b&gt;.")
        .doesNotContain("<b>");
    assertThat(body("/history.atom")).contains("&lt;b&gt;now");
  }

  @Test
  void keepsAnAddressForEachIncidentAndShowsHowItsTextWasChanged() {
    pages.renew(PageSamples.bad());
    assertThat(body("/incidents/outage000001/"))
        .contains("This text was changed", "A disk of the store has failed.")
        .contains("lasts 19 minutes already", "Reading mail: Down");
    assertThat(body("/de/incidents/earlier00001/"))
        .contains("dauerte 1 Std. 15 Min.", "Die Warteschlange ist wieder leer.");
  }

  @Test
  void tellsTheHistoryMonthByMonth() {
    pages.renew(PageSamples.bad());
    assertThat(body("/history/")).contains("Mail was sent with a delay");
    assertThat(body("/history/2026-11/")).contains("Mail was sent with a delay");
    assertThat(pages.answer("/history/2026-10/").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "bad", "unknown"})
  void leadsNowhereThatIsNotThere(String which) {
    pages.renew(content(which));
    for (Map.Entry<String, Answer> page : pages.all().entrySet()) {
      if (page.getValue().type().equals(Answer.HTML)) {
        for (String target : links(page.getKey())) {
          assertThat(pages.all()).as("a link on " + page.getKey()).containsKey(target);
        }
      }
    }
  }

  private static Content content(String which) {
    return switch (which) {
      case "good" -> PageSamples.good();
      case "bad" -> PageSamples.bad();
      default -> PageSamples.unknown();
    };
  }

  private List<String> links(String page) {
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(body(page).replaceFirst("(?s)^.*?<body>", ""));
    while (link.find()) {
      links.add(URI.create(page).resolve(link.group(1)).getPath());
    }
    return links;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/de/", "/incidents/outage000001/", "/history/"})
  void allowsItsStyleAndScriptByHashAndNothingElse(String path) {
    pages.renew(PageSamples.bad());
    assertThat(pages.answer(path).securityPolicy())
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("; script-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(body(path).replaceAll("(?s)<(style|script)>.*?</\\1>", ""))
        .doesNotContain("<script", "style=", " src=", "onclick");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/de/", "/incidents/outage000001/"})
  void isWholeAndSmall(String path) {
    pages.renew(PageSamples.bad());
    assertThat(pages.answer(path).plain()).hasSizeLessThan(100_000);
    assertThat(pages.answer(path).compressed()).hasSizeLessThan(14_000);
    Set<String> ids = new HashSet<>();
    Matcher id = ELEMENT_ID.matcher(body(path));
    while (id.find()) {
      assertThat(ids.add(id.group(1))).as(id.group(1)).isTrue();
    }
  }

  @Test
  void drawsADayLowerTheWorseItWas() {
    pages.renew(PageSamples.good());
    assertThat(body("/"))
        .contains("Reading mail: the last 90 days. Uptime ")
        .containsPattern("<path class=\"major_outage\" d=\"M\\d+ 32v-12h3v12z")
        .contains("<td>1 h 15 min</td>");
  }

  @ParameterizedTest
  @EnumSource
  void hasWordsForEveryFindingInBothLanguages(Finding finding) {
    assertThat(Words.ENGLISH.finding(finding)).isNotBlank();
    assertThat(Words.GERMAN.finding(finding)).isNotBlank();
  }

  @Test
  void neverRoundsUpToAHundredPerCent() {
    assertThat(Words.ENGLISH.percent(0.999999)).isEqualTo("99.99%");
    assertThat(Words.GERMAN.percent(0.5)).isEqualTo("50\u00a0%");
    assertThat(Words.ENGLISH.percent(1)).isEqualTo("100%");
  }

  @Test
  void speaksStatuspage() {
    pages.renew(PageSamples.bad());
    JsonObject summary = json("/api/v2/summary.json");
    assertThat(summary.keySet())
        .containsExactlyInAnyOrder(
            "page", "components", "incidents", "scheduled_maintenances", "status");
    assertThat(summary.getJsonObject("status").getString("indicator")).isEqualTo("major");
    assertThat(summary.getJsonArray("incidents")).hasSize(1);
    assertThat(summary.getJsonArray("scheduled_maintenances")).hasSize(2);
    assertThat(json("/api/v2/incidents.json").getJsonArray("incidents")).hasSize(2);
    assertThat(ids("/api/v2/scheduled-maintenances/active.json", "scheduled_maintenances"))
        .containsExactly("work00000001");
    assertThat(ids("/api/v2/scheduled-maintenances/upcoming.json", "scheduled_maintenances"))
        .containsExactly("work00000002");
  }

  private List<String> ids(String path, String list) {
    return json(path).getJsonArray(list).getValuesAs(JsonObject.class).stream()
        .map(one -> one.getString("id"))
        .toList();
  }

  @Test
  void givesPartsOfTheSummaryAlone() {
    pages.renew(PageSamples.bad());
    JsonObject summary = json("/api/v2/summary.json");
    assertThat(json("/api/v2/status.json"))
        .containsOnlyKeys("page", "status")
        .containsEntry("status", summary.get("status"));
    assertThat(json("/api/v2/components.json"))
        .containsOnlyKeys("page", "components")
        .containsEntry("components", summary.get("components"));
  }

  @Test
  void makesPagesOfThePastOnce() {
    pages.renew(PageSamples.bad());
    Answer earlier = pages.answer("/incidents/earlier00001/");
    Answer outage = pages.answer("/incidents/outage000001/");
    pages.renew(PageSamples.bad());
    assertThat(pages.answer("/incidents/earlier00001/")).isSameAs(earlier);
    assertThat(pages.answer("/incidents/outage000001/")).isNotSameAs(outage);
  }

  @Test
  void keepsABadgeUntilItsComponentTurns() {
    pages.renew(PageSamples.good());
    Answer reading = pages.answer("/badge/imaps0000001.svg");
    Answer sending = pages.answer("/badge/submission01.svg");
    pages.renew(PageSamples.reading(State.MAJOR_OUTAGE, Finding.REFUSED, 0));
    assertThat(pages.answer("/badge/submission01.svg")).isSameAs(sending);
    assertThat(pages.answer("/badge/imaps0000001.svg").tag()).isNotEqualTo(reading.tag());
    assertThat(body("/badge/imaps0000001.svg")).contains("Reading mail: Down");
    assertThat(body("/badge.svg")).contains("Part of the service is down");
  }

  @Test
  void saysNothingThatIsOutOfDateWhateverWasKept() {
    for (Content content :
        List.of(
            PageSamples.unknown(),
            PageSamples.good(),
            PageSamples.reading(State.MAJOR_OUTAGE, Finding.REFUSED, 0),
            PageSamples.reading(State.MAJOR_OUTAGE, Finding.REFUSED, 3),
            PageSamples.reading(State.OPERATIONAL, null, 17),
            PageSamples.bad(),
            PageSamples.good(),
            PageSamples.unknown())) {
      pages.renew(content);
      Pages anew = pages();
      anew.renew(content);
      assertThat(pages.all()).containsOnlyKeys(anew.all().keySet());
      anew.all()
          .forEach(
              (path, answer) -> {
                assertThat(pages.answer(path)).usingRecursiveComparison().isEqualTo(answer);
              });
    }
  }

  @Test
  void tellsPrometheusTheStateOfEachComponent() {
    pages.renew(PageSamples.bad());
    assertThat(body("/metrics"))
        .contains(
            "psmail_status_component_state{component=\"imaps0000001\",name=\"Reading mail\","
                + "state=\"major_outage\"} 1\n")
        .contains("psmail_status_open_incidents 1\n");
  }

  @Test
  void drawsBadgesThatScreenReadersCanRead() {
    pages.renew(PageSamples.bad());
    assertThat(body("/badge.svg"))
        .contains("aria-label=\"Müller &amp; &lt;Mail>: Part of the service is down\"");
    assertThat(body("/de/badge/imaps0000001.svg")).contains("E-Mails lesen: Gestört");
  }

  @Test
  void leadsFromAWrongAddressToTheRightOne() {
    assertThat(pages.answer("/wp-login.php").status()).isEqualTo(404);
    assertThat(body("/nothing/here")).contains("<a href=\"/status/\">To the status page</a>");
    assertThat(body("/de/nichts")).contains("<a href=\"/status/de/\">Zur Statusseite</a>");
  }

  /** For the eyes: what was made, as files that a browser opens. */
  @Test
  void canBeLookedAt() throws IOException {
    for (String which : List.of("good", "bad", "unknown")) {
      pages.renew(content(which));
      for (Map.Entry<String, Answer> page : pages.all().entrySet()) {
        if (page.getValue().type().equals(Answer.HTML)) {
          Path file = Path.of("target/preview", which + page.getKey(), "index.html");
          Files.createDirectories(file.getParent());
          Files.write(file, page.getValue().plain());
        }
      }
    }
    assertThat(Path.of("target/preview/bad/de/index.html")).isNotEmptyFile();
  }
}
