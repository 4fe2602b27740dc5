package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs fetch of the public site, and addresses that have moved. */
class FeedsIT {

  private final RunningPortal portal = RunningPortal.shared();
  private final Visitor visitor = new Visitor();

  @ParameterizedTest
  @CsvSource({"/updates/atom.xml,en", "/de/updates/atom.xml,de"})
  void feedReadersGetTheNewsAsAtom(String path, String language) {
    HttpResponse<String> answer = visitor.get(path);
    assertThat(header(answer, "Content-Type")).startsWith("application/atom+xml");
    Element feed = xml(answer).expectFirst("feed");
    assertThat(feed.attr("xml:lang")).isEqualTo(language);
    assertThat(feed.select("> link[rel=self]").attr("href")).isEqualTo(portal.url() + path);
    assertThat(feed.select("> entry")).isNotEmpty();
    for (Element entry : feed.select("> entry")) {
      String address = entry.select("> link[rel=alternate]").attr("href");
      assertThat(visitor.get(portal.pathOf(address)).statusCode()).isEqualTo(200);
      assertThat(entry.select("> content").attr("type")).isEqualTo("html");
      assertThat(entry.select("> content").text()).contains("<p>");
    }
  }

  @ParameterizedTest
  @CsvSource({"/updates/feed.json,en,/updates/2026/", "/de/updates/feed.json,de,/de/updates/2026/"})
  void feedReadersGetTheNewsAsJson(String path, String language, String folder) {
    HttpResponse<String> answer = visitor.get(path);
    assertThat(header(answer, "Content-Type")).startsWith("application/feed+json");
    JsonObject feed = json(answer);
    assertThat(feed.getString("version")).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.getString("title")).isNotBlank();
    assertThat(feed.getString("language")).isEqualTo(language);
    assertThat(feed.getString("feed_url")).isEqualTo(portal.url() + path);
    assertThat(feed.getJsonArray("items")).isNotEmpty();
    for (JsonObject item : feed.getJsonArray("items").getValuesAs(JsonObject.class)) {
      assertThat(item.getString("id")).startsWith("tag:");
      assertThat(item.getString("url")).startsWith(portal.url() + folder);
      assertThat(item.getString("content_text")).isNotBlank().doesNotContain("](");
      assertThat(OffsetDateTime.parse(item.getString("date_published"))).isNotNull();
    }
  }

  @Test
  void searchEnginesGetEveryPageWithItsTranslations() {
    Document map = xml(visitor.get("/sitemap.xml"));
    List<String> addresses = map.select("url > loc").eachText();
    assertThat(addresses)
        .hasSizeGreaterThan(200)
        .doesNotHaveDuplicates()
        .contains(portal.url() + "/help/secure-email", portal.url() + "/de/help/sichere-e-mail");
    for (String address : addresses) {
      assertThat(visitor.get(portal.pathOf(address)).statusCode()).as(address).isEqualTo(200);
    }
    for (Element url : map.select("url")) {
      assertThat(url.getElementsByAttributeValue("rel", "alternate").eachAttr("href"))
          .hasSize(2)
          .contains(url.select("loc").text());
    }
    assertThat(visitor.get("/robots.txt").body())
        .contains("Sitemap: " + portal.url() + "/sitemap.xml", "Disallow: /account");
  }

  @Test
  void whoFindsAHoleFindsWhomToTell() {
    String body = visitor.get("/.well-known/security.txt").body();
    assertThat(body).contains("Contact: mailto:postmaster@psmail.test");
    Matcher expires = Pattern.compile("(?m)^Expires: (\\S+)$").matcher(body);
    assertThat(expires.find()).isTrue();
    assertThat(Instant.parse(expires.group(1)))
        .isBetween(
            Instant.now().plus(Duration.ofDays(30)), Instant.now().plus(Duration.ofDays(364)));
  }

  @Test
  void phonesGetANameAndAnIcon() {
    JsonObject manifest = json(visitor.get("/manifest.webmanifest"));
    assertThat(manifest.getString("name")).isEqualTo("PSMail");
    String icon = manifest.getJsonArray("icons").getJsonObject(0).getString("src");
    assertThat(visitor.get(icon).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/de/help/secure-email,/de/help/sichere-e-mail",
    "/help/sichere-e-mail,/help/secure-email",
    "/faqs/lost-phone,/faqs/i-have-lost-my-phone",
    "/updates/2001/our-doors-are-open,/updates/2026/our-doors-are-open"
  })
  void anotherNameOfAPageLeadsToItsAddress(String path, String address) {
    HttpResponse<String> answer = visitor.get(path);
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(header(answer, "Location")).isEqualTo(address);
    assertThat(visitor.get(address).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/help/nothing",
        "/faqs/nothing",
        "/glossary/nothing",
        "/updates/1999",
        "/updates/2026/nothing",
        "/updates/nothing"
      })
  void whatIsNotThereIsNotFound(String path) {
    assertThat(visitor.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void drawingsMayBringTheirOwnStyleAndNothingElse() {
    String drawing = visitor.page("/help/secure-email").select("main img").attr("src");
    HttpResponse<String> answer = visitor.get(drawing);
    assertThat(header(answer, "Content-Type")).isEqualTo("image/svg+xml");
    assertThat(header(answer, "Content-Security-Policy"))
        .contains("default-src 'none'", "style-src 'unsafe-inline'")
        .doesNotContain("script");
  }

  private static Document xml(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body(), "", Parser.xmlParser());
  }

  private static JsonObject json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
