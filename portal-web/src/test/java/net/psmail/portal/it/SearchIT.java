package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIT {

  private final Visitor visitor = new Visitor();

  @ParameterizedTest
  @CsvSource({
    "/search,certificates,certificate",
    "/search,certifcate,certificate",
    "/search,recovery cod,recovery",
    "/de/search,Zertifikate,zertifikat",
    "/de/search,Geraetepasswort,gerätepasswort",
    "/de/search,Verschluesselung,verschlüssel"
  })
  void findsShippedTextsAndMarksTheWords(String path, String question, String word) {
    Document page = visitor.page(path + "?q=" + encode(question));
    assertThat(page.select(".results li")).isNotEmpty();
    assertThat(page.select(".results mark").eachText().get(0)).startsWithIgnoringCase(word);
    assertThat(page.select(".results").text()).doesNotContain("(article:", "(place:", "(term:");
    assertThat(page.select("#question").val()).isEqualTo(question);
    assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
  }

  @Test
  void resultsLeadToTextsInTheLanguageOfThePage() {
    Document german = visitor.page("/de/search?q=Postfach");
    assertThat(german.select(".results h3 a").eachAttr("href"))
        .isNotEmpty()
        .allMatch(href -> href.startsWith("/de/"));
    Document english = visitor.page("/search?q=mailbox");
    assertThat(english.select(".results h3 a").eachAttr("href"))
        .isNotEmpty()
        .noneMatch(href -> href.startsWith("/de/"));
  }

  @Test
  void eachQuestionGetsItsOwnAnswer() {
    String first = visitor.page("/search?q=phishing").select(".results-count").text();
    String second = visitor.page("/search?q=quota").select(".results-count").text();
    assertThat(first).contains("phishing");
    assertThat(second).contains("quota");
    assertThat(visitor.page("/search").select(".results-count")).isEmpty();
    assertThat(header(visitor.get("/search?q=quota"), "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void theOtherLanguageIsAskedTheSame() {
    String question = "Müller & Söhne +1%";
    Document page = visitor.page("/search?q=" + encode(question));
    String german = page.select(".masthead a[hreflang=de]").attr("href");
    assertThat(german).startsWith("/de/search?q=");
    assertThat(visitor.page(german).select("#question").val()).isEqualTo(question);
    assertThat(visitor.page("/search").select(".masthead a[hreflang=de]").attr("href"))
        .isEqualTo("/de/search");
  }

  @Test
  void aQuestionThatWasAskedBeforeIsAnsweredFromMemory() {
    HttpResponse<String> first = visitor.get("/de/search?q=Sicherung+2");
    HttpResponse<String> again = visitor.get("/de/search?q=Sicherung+2");
    assertThat(again.body()).isEqualTo(first.body()).contains("Sicherung 2");
    assertThat(header(again, "ETag")).isNotEmpty().isEqualTo(header(first, "ETag"));
    assertThat(header(again, "Cache-Control")).isEqualTo("no-store");
    assertThat(visitor.cookies()).isEmpty();
  }

  @Test
  void showsWhatWasAskedAsText() {
    Document page = visitor.page("/search?q=" + encode("\"><script>alert(1)</script><b>x"));
    assertThat(page.select("main script, main b")).isEmpty();
    assertThat(page.select("#question").val()).isEqualTo("\"><script>alert(1)</script><b>x");
  }

  @Test
  void saysWhatToDoWhenNothingIsFound() {
    HttpResponse<String> answer = visitor.get("/search?q=xyzzyqwfp");
    assertThat(answer.statusCode()).isEqualTo(200);
    Document page = Visitor.page(answer);
    assertThat(page.select(".results-count").text()).startsWith("Nothing found");
    assertThat(page.select(".index a").eachAttr("href")).contains("/help", "/glossary");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 7_000})
  void answersALongQuestionPlainly(int length) {
    HttpResponse<String> answer = visitor.get("/search?q=" + "x".repeat(length));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Visitor.page(answer).select(".inset").text()).contains("200 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/search?q=%", "/search?q=%zz", "/search?q=%ff%00", "/search?q=a&q=b"})
  void answersABrokenAddressWithoutAFailure(String path) throws IOException {
    assertThat(raw(path)).matches("HTTP/1.1 (200|400) [\\s\\S]*");
  }

  @Test
  void suggestsInJsonThatOnlyTheAskerKeepsForAMinute() {
    HttpResponse<String> answer = visitor.get("/de/search/suggest?q=zerti");
    assertThat(header(answer, "Content-Type")).startsWith("application/json");
    assertThat(header(answer, "Cache-Control")).isEqualTo("private, max-age=60");
    JsonObject json = json(answer.body());
    assertThat(json.getString("said")).contains("Vorschl");
    assertThat(json.getJsonArray("suggestions")).isNotEmpty().hasSizeLessThanOrEqualTo(8);
    JsonObject first = json.getJsonArray("suggestions").getJsonObject(0);
    assertThat(first.getString("title")).startsWithIgnoringCase("zerti");
    assertThat(first.getString("href")).startsWith("/de/");
    assertThat(first.getString("kind")).isNotBlank();
    assertThat(json(visitor.get("/search/suggest").body()).getJsonArray("suggestions")).isEmpty();
  }

  @Test
  void everyPageAsksTheSearchOfItsLanguage() {
    Elements form = visitor.page("/de/help").select("form[role=search]");
    assertThat(form.attr("action")).isEqualTo("/de/search");
    assertThat(form.attr("method")).isEqualTo("get");
    assertThat(form.select("input[name=q]")).hasSize(1);
  }

  private static String raw(String path) throws IOException {
    int port = RunningPortal.shared().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static String encode(String question) {
    return URLEncoder.encode(question, StandardCharsets.UTF_8);
  }
}
