package net.psmail.portal.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.SAXParserFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** What programs fetch, held against the specification of each; what it says stands elsewhere. */
class SpecificationsIT {

  private static final int MOST_IN_A_SITEMAP = 50_000;
  private static final int LARGEST_SITEMAP = 50 * 1024 * 1024;
  private static final int LONGEST_ADDRESS = 2_048;

  private static final Set<String> OF_A_FEED =
      Set.of(
          "version",
          "title",
          "home_page_url",
          "feed_url",
          "description",
          "user_comment",
          "next_url",
          "icon",
          "favicon",
          "authors",
          "language",
          "expired",
          "hubs",
          "items");
  private static final Set<String> OF_AN_ITEM =
      Set.of(
          "id",
          "url",
          "external_url",
          "title",
          "content_html",
          "content_text",
          "summary",
          "image",
          "banner_image",
          "date_published",
          "date_modified",
          "authors",
          "tags",
          "language",
          "attachments");

  private final RunningPortal portal = RunningPortal.shared();
  private final Visitor visitor = new Visitor();

  /** <a href="https://datatracker.ietf.org/doc/html/rfc4287">RFC 4287</a>. */
  @ParameterizedTest
  @ValueSource(strings = {"/updates/atom.xml", "/de/updates/atom.xml"})
  void theAtomFeedKeepsToItsSchema(String path) {
    String feed = visitor.get(path).body();
    assertThat(AtomSchema.faults(feed)).isEmpty();
    Document parsed = xml(feed);
    assertThat(parsed.select("id").eachText()).doesNotHaveDuplicates();
    for (Element holder : parsed.select("feed, entry")) {
      assertThat(holder.select("> link[rel=alternate]").eachAttr("type")).hasSize(1);
    }
  }

  /** <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>. */
  @ParameterizedTest
  @ValueSource(strings = {"/updates/feed.json", "/de/updates/feed.json"})
  void theJsonFeedKeepsToItsVersion(String path) {
    JsonObject feed = json(visitor.get(path));
    assertThat(OF_A_FEED).containsAll(feed.keySet());
    assertThat(feed.getString("version")).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.getString("title")).isNotBlank();
    isAbsolute(feed.getString("home_page_url"));
    isAbsolute(feed.getString("feed_url"));
    List<JsonObject> items = feed.getJsonArray("items").getValuesAs(JsonObject.class);
    assertThat(items).extracting(item -> item.getString("id")).doesNotHaveDuplicates();
    for (JsonObject item : items) {
      assertThat(OF_AN_ITEM).containsAll(item.keySet());
      assertThat(item.keySet()).containsAnyOf("content_html", "content_text");
      isAbsolute(item.getString("url"));
      OffsetDateTime.parse(item.getString("date_published"));
    }
  }

  /** <a href="https://www.sitemaps.org/protocol.html">Sitemaps 0.9</a>. */
  @Test
  void theSitemapKeepsToItsProtocol() {
    HttpResponse<String> answer = visitor.get("/sitemap.xml");
    assertThat(answer.body().getBytes(UTF_8)).hasSizeLessThan(LARGEST_SITEMAP);
    Element urls = xml(answer.body()).expectFirst("urlset");
    assertThat(urls.attr("xmlns")).isEqualTo("http://www.sitemaps.org/schemas/sitemap/0.9");
    assertThat(urls.children()).hasSizeBetween(1, MOST_IN_A_SITEMAP);
    for (Element url : urls.children()) {
      assertThat(url.tagName()).isEqualTo("url");
      assertThat(url.select("> loc")).hasSize(1);
      assertThat(url.children().eachAttr("rel")).containsOnly("alternate");
      String address = url.select("> loc").text();
      isAbsolute(address);
      assertThat(address)
          .hasSizeLessThan(LONGEST_ADDRESS)
          .startsWith(portal.url() + "/")
          .doesNotContain("#", "?");
    }
  }

  /** <a href="https://datatracker.ietf.org/doc/html/rfc9116">RFC 9116</a>. */
  @Test
  void securityTxtHasTheFieldsOfItsStandard() {
    HttpResponse<String> answer = visitor.get("/.well-known/security.txt");
    assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
    List<String> lines = answer.body().lines().toList();
    assertThat(lines).allMatch(line -> line.matches("[A-Za-z-]+: \\S.*"));
    assertThat(values(lines, "Contact")).isNotEmpty().allMatch(SpecificationsIT::isReachable);
    assertThat(values(lines, "Expires")).hasSize(1);
    assertThat(values(lines, "Preferred-Languages")).hasSize(1);
    assertThat(values(lines, "Canonical"))
        .containsExactly(portal.url() + "/.well-known/security.txt");
    for (String policy : values(lines, "Policy")) {
      assertThat(visitor.get(portal.pathOf(policy)).statusCode()).isEqualTo(200);
    }
  }

  /** <a href="https://www.w3.org/TR/appmanifest/">Web Application Manifest</a>. */
  @Test
  void theManifestNamesWhatIsThere() {
    HttpResponse<String> answer = visitor.get("/manifest.webmanifest");
    assertThat(header(answer, "Content-Type")).startsWith("application/manifest+json");
    JsonObject manifest = json(answer);
    assertThat(manifest.getString("short_name")).hasSizeBetween(1, 12);
    assertThat(visitor.get(manifest.getString("start_url")).statusCode()).isEqualTo(200);
    assertThat(Set.of("fullscreen", "standalone", "minimal-ui", "browser"))
        .contains(manifest.getString("display"));
    for (String colour : List.of("theme_color", "background_color")) {
      assertThat(manifest.getString(colour)).matches("#[0-9a-f]{6}");
    }
    for (JsonObject icon : manifest.getJsonArray("icons").getValuesAs(JsonObject.class)) {
      assertThat(header(visitor.get(icon.getString("src")), "Content-Type"))
          .isEqualTo(icon.getString("type"));
      assertThat(icon.getString("sizes")).matches("any|\\d+x\\d+");
    }
  }

  /** A password manager goes to a page, and asks that nonsense beside it is not found. */
  @Test
  void theAddressForChangingPasswordsLeadsToAPage() {
    HttpResponse<String> answer = visitor.get("/.well-known/change-password");
    assertThat(answer.statusCode()).isIn(302, 303, 307);
    assertThat(visitor.get(header(answer, "Location")).statusCode()).isLessThan(400);
    String nonsense =
        "/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200";
    assertThat(visitor.get(nonsense).statusCode()).isEqualTo(404);
  }

  private static List<String> values(List<String> lines, String field) {
    return lines.stream()
        .filter(line -> line.startsWith(field + ": "))
        .map(line -> line.substring(field.length() + 2))
        .toList();
  }

  private static boolean isReachable(String contact) {
    return contact.matches("(mailto|tel|https):\\S+");
  }

  private static void isAbsolute(String address) {
    assertThat(URI.create(address).isAbsolute()).as(address).isTrue();
  }

  /** Read strictly first: Jsoup forgives what an XML parser may not. */
  private static Document xml(String text) {
    assertThatCode(
            () ->
                SAXParserFactory.newInstance()
                    .newSAXParser()
                    .parse(new InputSource(new StringReader(text)), new DefaultHandler()))
        .doesNotThrowAnyException();
    return Jsoup.parse(text, "", Parser.xmlParser());
  }

  private static JsonObject json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
