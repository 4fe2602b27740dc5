package net.psmail.portal.it;

import static net.psmail.portal.it.Tokens.with;
import static net.psmail.portal.it.Visitor.header;
import static net.psmail.portal.it.Visitor.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import net.psmail.portal.api.Described;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Certificates that operators declare, in the control room and by the API. */
class DeclarationsIT {

  private static final String LIST = "/control-room/certificates";
  private static final String NEW = "/control-room/new-certificate";
  private static final String API = "/api/v1/certificates";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Path web;
  private static RunningPortal portal;
  private static Visitor operator;

  @BeforeAll
  static void start() throws IOException {
    web = Files.createTempDirectory(Path.of("target"), "place").toAbsolutePath();
    portal =
        RunningPortal.with(
            Path.of("target", "it", "ROOT.war"),
            null,
            Map.of(
                "psmail.certificates.places",
                "web",
                "psmail.certificate.place.web.directory",
                web.toString()));
    String url = Files.readString(portal.data().resolve("run/operator-link")).strip();
    operator = new Visitor(portal);
    operator.fill(
        url.substring(url.indexOf("/operator")),
        "/operator/first-password",
        Map.of("name", "grace", "password", FirstOperator.PASSWORD));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    portal.stop();
  }

  @Test
  void aCertificateIsDeclaredChangedRemovedAndBroughtBack() {
    String shop = LIST + "/shop";
    String form = shop + "/declaration";
    assertThat(operator.page(LIST).select("main a[href=" + NEW + "]")).hasSize(1);

    HttpResponse<String> declared =
        operator.fill(NEW, NEW, fields("shop", "shop.psmail.test", "web"));
    assertThat(header(declared, "Location")).isEqualTo(shop + "?done");
    assertThat(operator.page(shop + "?done").select(".done").text()).contains("is declared");
    await().atMost(PATIENCE).until(() -> state(shop).equals("in service"));
    assertThat(web.resolve("shop.pem")).exists();
    assertThat(operator.page(shop).text()).contains("Declared by grace.", "at the place “web”");
    assertThat(operator.page(LIST).select(".certificates").text())
        .contains("declared here", "in the configuration");

    Document before = operator.page(form);
    assertThat(before.select("#names").text()).isEqualTo("shop.psmail.test");
    assertThat(before.select("input[name=place][checked]").val()).isEqualTo("web");
    Map<String, String> others = fields("ignored", "shop.psmail.test www.psmail.test", "");
    assertThat(header(operator.fill(before, form, others), "Location")).isEqualTo(shop + "?done");
    await()
        .atMost(PATIENCE)
        .until(() -> portal.data().resolve("tls/declared/shop.pem").toFile().exists());
    await().atMost(PATIENCE).until(() -> state(shop).equals("lies ready"));
    assertThat(operator.page(shop).text())
        .contains("declared/shop.pem", "No server is told of it", "www.psmail.test");

    HttpResponse<String> late = operator.fill(before, form, fields("", "late.psmail.test", "web"));
    assertThat(problems(late)).contains("Somebody has changed or removed it");
    assertThat(Visitor.page(late).select("#names").text()).isEqualTo("late.psmail.test");

    assertThat(operator.page(form + "/remove").text()).contains("for seven days");
    operator.fill(form + "/remove", form + "/remove", Map.of());
    assertThat(state(shop)).isEqualTo("removed");
    assertThat(operator.get(form).statusCode()).isEqualTo(404);
    assertThat(operator.get(shop + "/renew").statusCode()).isEqualTo(404);
    assertThat(problems(operator.fill(NEW, NEW, fields("shop", "shop.psmail.test", ""))))
        .contains("until a few days ago");

    operator.fill(shop, form + "/restore", Map.of());
    assertThat(state(shop)).isEqualTo("lies ready");
    assertThat(operator.page("/control-room").text())
        .contains(
            "Certificate declared",
            "Certificate changed",
            "Certificate removed",
            "Certificate brought back");
  }

  @Test
  void whatIsWrongIsSaidBesideTheFieldAndWhatWasTypedIsKept() {
    Map<String, String> typed = fields("Shop", "a_b.test *.psmail.test", "/etc/ssl");
    HttpResponse<String> wrong = operator.fill(NEW, NEW, typed);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(problems(wrong))
        .contains("small letters", "“a_b.test” is no host name", "one of the places");
    Document form = Visitor.page(wrong);
    assertThat(form.select("#id").val()).isEqualTo("Shop");
    assertThat(form.select("#names").text()).isEqualTo("a_b.test *.psmail.test");
    assertThat(form.select("#names").attr("aria-describedby")).contains("names-problem");
    assertThat(operator.page("/de" + NEW).select("h1").text()).isEqualTo("Neues Zertifikat");
    assertThat(operator.post(NEW, fields("blog", "blog.psmail.test", "")).statusCode())
        .as("without a token")
        .isEqualTo(403);
  }

  @Test
  void thoseOfTheConfigurationAreChangedThere() {
    String site = LIST + "/site";
    assertThat(operator.page(site).text()).contains("psmail.properties");
    assertThat(operator.page(site).select("a[href*=declaration]")).isEmpty();
    String csrf = operator.page(site).select("main input[name=csrf]").val();
    assertThat(operator.get(site + "/declaration").statusCode()).isEqualTo(404);
    assertThat(operator.get(site + "/declaration/remove").statusCode()).isEqualTo(404);
    for (String act : new String[] {"", "/remove", "/restore"}) {
      assertThat(operator.post(site + "/declaration" + act, Map.of("csrf", csrf)).statusCode())
          .isEqualTo(404);
    }
    assertThat(problems(operator.fill(NEW, NEW, fields("site", "www.psmail.test", ""))))
        .contains("The name site is taken");
  }

  @Test
  void areForOperators() {
    Visitor member = new Visitor(portal);
    assertThat(header(member.get(NEW), "Location")).startsWith("/sign-in");
    member.register("declaration-member");
    String csrf = member.page("/account/password").select("main input[name=csrf]").val();
    assertThat(member.get(NEW).statusCode()).isEqualTo(404);
    assertThat(member.post(NEW, Map.of("csrf", csrf)).statusCode()).isEqualTo(404);
  }

  @Test
  void aProgramDoesTheSame() {
    Tokens tokens = new Tokens(operator);
    String[] token = with(tokens.make("Declarer", "certificates:declare"));
    String[] reader = with(tokens.make("Reader", "certificates:read"));
    Visitor program = new Visitor(portal);
    String blog = API + "/blog";
    Map<String, String> fields = fields("blog", "blog.psmail.test", "");

    assertThat(program.post(API, fields, reader).statusCode()).isEqualTo(403);
    assertThat(program.call("DELETE", API + "/site", Map.of(), token).body())
        .contains("urn:psmail:problem:of-configuration");
    HttpResponse<String> wrong = program.post(API, fields("blog", "", "nowhere"), token);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Write the name of a host", "Choose one of the places");

    HttpResponse<String> declared = program.post(API, fields, token);
    assertThat(declared.statusCode()).as(declared.body()).isEqualTo(202);
    assertThat(header(declared, "Location")).isEqualTo(blog);
    JsonObject one =
        Described.assertIs("Certificate", Described.read(program.get(blog, reader).body()));
    assertThat(one.getJsonObject("declaration").getInt("version")).isZero();

    Map<String, String> change =
        Map.of("version", "0", "names", "blog.psmail.test, b.psmail.test", "issuers", "local");
    assertThat(program.call("PUT", blog, change, token).statusCode()).isEqualTo(204);
    HttpResponse<String> late = program.call("PUT", blog, change, token);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("urn:psmail:problem:changed-meanwhile");

    assertThat(program.call("DELETE", blog, Map.of(), token).statusCode()).isEqualTo(204);
    assertThat(program.call("DELETE", blog, Map.of(), token).statusCode()).isEqualTo(409);
    String[] writer = with(tokens.make("Writer", "certificates:write"));
    assertThat(program.post(blog + "/renewals", Map.of(), writer).body())
        .contains("urn:psmail:problem:set-aside");
    assertThat(program.post(blog + "/restorations", Map.of(), token).statusCode()).isEqualTo(204);
    assertThat(program.call("DELETE", API + "/nothing", Map.of(), token).statusCode())
        .isEqualTo(404);
    assertThat(operator.page("/control-room").text()).contains("grace (API token “Declarer”)");
  }

  private static Map<String, String> fields(String id, String names, String place) {
    return Map.of(
        "id",
        id,
        "names",
        names,
        "key",
        "ec-p256",
        "challenge",
        "http-01",
        "issuers",
        "local",
        "place",
        place);
  }

  private static String state(String path) {
    return operator.page(path).select(".certificate-state .tag").text();
  }
}
