package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors and their programs fetch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

  private final Installation psmail = Installation.shared(Way.EMBEDDED);
  private final Browser browser = Browser.open(psmail);

  @AfterAll
  void closeTheBrowser() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/about",
        "/services",
        "/help",
        "/faqs",
        "/contact",
        "/search",
        "/glossary",
        "/links",
        "/quick-tips",
        "/register",
        "/sign-in",
        "/recover",
        "/help/secure-email",
        "/de/help/sichere-e-mail",
        "/help/settings-at-a-glance",
        "/faqs/can-you-read-my-mail",
        "/glossary/tls",
        "/updates",
        "/updates/2026/our-doors-are-open",
        "/privacy",
        "/status/"
      })
  void fitsOnAPhone(String path) {
    browser.go(path).photograph("page" + path.replace('/', '-')).narrow();
    assertThat(browser.heading()).isNotBlank();
    assertThat(browser.overflows()).isFalse();
  }

  @Test
  void registersWithoutJavaScript() {
    try (Browser scriptless = Browser.withoutScripts(psmail)) {
      scriptless
          .go("/register")
          .type("localPart", "no.script")
          .type("password", Visitor.PASSWORD)
          .send();
      assertThat(scriptless.path()).isEqualTo("/recovery-code");
      scriptless.tick("kept").send();
      assertThat(scriptless.secret("device-password")).isNotBlank();
    }
  }

  @Test
  void suggestsWhileSomebodyTypesAndLeadsThereByKeyboard() {
    try (Browser browser = Browser.open(psmail)) {
      browser.go("/search").type("q", "certif");
      assertThat(browser.firstSuggestion()).containsIgnoringCase("certif");
      browser.takeFirstSuggestion("q");
      assertThat(browser.path()).doesNotStartWith("/search");
    }
  }

  @Test
  void searchesWithoutJavaScript() {
    try (Browser browser = Browser.withoutScripts(psmail)) {
      browser.go("/search").type("q", "certifcate").send();
      assertThat(browser.path()).isEqualTo("/search?q=certifcate");
      assertThat(browser.text()).containsIgnoringCase("certificate warning");
    }
  }

  @Test
  void answersAQuestionOfTenThousandCharactersPlainly() {
    var answer = new Visitor(psmail).open("/search?q=" + "x".repeat(10_000));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Visitor.page(answer).select(".inset").text()).contains("200 characters");
  }

  @Test
  void speaksGerman() {
    Visitor visitor = new Visitor(psmail);

    assertThat(Visitor.page(visitor.open("/de/")).select("html").attr("lang")).isEqualTo("de");
    assertThat(Visitor.page(visitor.open("/")).select("html").attr("lang")).isEqualTo("en");
  }

  @Test
  void worksOverHttpsWithTheAuthorityOfTheDataDirectory() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().sslContext(MailProgram.trusting(psmail)).build();

    HttpResponse<String> home = get(client, psmail.secureUrl() + "/");
    HttpResponse<String> authority = get(client, psmail.secureUrl() + "/ca.pem");

    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(authority.body()).contains("BEGIN CERTIFICATE").doesNotContain("PRIVATE KEY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress=anna@psmail.test",
        "/mail/config-v1.1.xml?emailaddress=anna@psmail.test"
      })
  void tellsMailProgramsTheServers(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(HttpClient.newHttpClient(), psmail.url() + path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<port>" + psmail.ports().of("imaps") + "</port>")
        .contains("<port>" + psmail.ports().of("pop3s") + "</port>")
        .contains("<port>" + psmail.ports().of("submissions") + "</port>")
        .contains("<socketType>SSL</socketType>");
  }

  @Test
  void saysOnTheStatusPageThatEverythingWorks() throws IOException, InterruptedException {
    HttpResponse<String> summary =
        get(HttpClient.newHttpClient(), psmail.url() + "/status/api/v2/summary.json");

    assertThat(summary.statusCode()).isEqualTo(200);
    assertThat(summary.body()).contains("\"components\"").contains("\"indicator\"");
  }

  @Test
  void showsAPageOfOursForWhatIsNotThere() {
    var answer = new Visitor(psmail).open("/there-is-no-such-page");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Visitor.page(answer).select("h1").text()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Payara").doesNotContain("Exception");
  }

  private static HttpResponse<String> get(HttpClient client, String url)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
