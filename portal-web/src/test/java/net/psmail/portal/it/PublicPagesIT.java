package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPagesIT {

  private final RunningPortal portal = RunningPortal.shared();
  private final Visitor visitor = new Visitor();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/about",
        "/services",
        "/help",
        "/help/secure-email",
        "/faqs",
        "/contact",
        "/glossary",
        "/links",
        "/quick-tips",
        "/signed-out",
        "/de",
        "/de/help",
        "/de/quick-tips",
        "/mail/config-v1.1.xml",
        "/robots.txt",
        "/ca.pem"
      })
  void publicPagesSetNoCookieAndMayBeAskedForAgain(String path) {
    HttpResponse<String> first = visitor.get(path);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(visitor.cookies()).isEmpty();
    String tag = header(first, "ETag");
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    HttpResponse<String> again = visitor.get(path, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void pagesAreCompressedForBrowsersThatAskForIt() {
    HttpResponse<String> zipped = visitor.get("/", "Accept-Encoding", "gzip");
    assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(zipped, "ETag")).isNotEqualTo(header(visitor.get("/"), "ETag"));
    assertThat(header(zipped, "Vary")).isEqualTo("Accept-Encoding");
  }

  @Test
  void everyPageSpeaksBothLanguagesAndNamesTheOther() {
    HttpResponse<String> german = visitor.get("/de/help");
    assertThat(header(german, "Content-Language")).isEqualTo("de");
    Document page = Visitor.page(german);
    assertThat(page.select("html").attr("lang")).isEqualTo("de");
    assertThat(page.select("link[hreflang=en]").attr("href")).endsWith("/help");
    assertThat(page.select("link[hreflang=de]").attr("href")).endsWith("/de/help");
    assertThat(header(visitor.get("/help"), "Content-Language")).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/de"})
  void theArticleOnSecureMailIsReachedWithoutADetour(String home) {
    Document page = visitor.page(home);
    for (String where : new String[] {".hero", ".footer"}) {
      String article = page.select(where + " a[href*=/help/]").attr("href");
      assertThat(visitor.get(article).statusCode()).as(where + " " + article).isEqualTo(200);
    }
  }

  @Test
  void filesOfThePagesAreKeptForEver() {
    String address = visitor.page("/").select("link[rel=stylesheet]").attr("href");
    HttpResponse<String> file = visitor.get(address);
    assertThat(header(file, "Cache-Control")).contains("immutable");
    assertThat(header(file, "Content-Type")).startsWith("text/css");
    assertThat(visitor.get("/assets/psmail.css").body()).isEqualTo(file.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/mail/config-v1.1.xml,psmail.test",
    "/.well-known/autoconfig/mail/config-v1.1.xml,psmail.test",
    "/.well-known/mail-v1.xml,psmail.test",
    "/mail/config-v1.1.xml?emailaddress=nobody@second.test,second.test",
    "/mail/config-v1.1.xml?emailaddress=%C3%B6%20odd%40second.test,second.test"
  })
  void mailProgramsGetTheSettingsOfADomain(String path, String domain) {
    HttpResponse<String> settings = visitor.get(path);
    assertThat(settings.statusCode()).isEqualTo(200);
    assertThat(header(settings, "Content-Type")).startsWith("text/xml");
    assertThat(settings.body())
        .contains("<domain>" + domain + "</domain>", "%EMAILADDRESS%")
        .doesNotContain("nobody");
  }

  @Test
  void settingsOfForeignDomainsAreNotOurs() {
    assertThat(visitor.get("/mail/config-v1.1.xml?emailaddress=a@foreign.test").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theHomePageSaysHowTheServiceIsDoing() {
    portal.say(
        "{\"status\":{\"indicator\":\"major\"},\"incidents\":[{\"name\":\"Mail is <late>\"}]}");
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> visitor.page("/").select(".notices").text().contains("Mail is <late>"));
    portal.say("this is no status page");
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> !visitor.page("/").select(".level-unknown").isEmpty());
  }

  @Test
  void passwordManagersFindWhereToChangeAPassword() {
    assertThat(header(visitor.get("/.well-known/change-password"), "Location"))
        .isEqualTo("/account/password");
  }
}
