package net.psmail.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Connection.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Phones that read a code from the screen, and mail that they then fetch. */
@ParameterizedClass
@EnumSource(Way.class)
class PhoneIT {

  private static final String ADDRESS = "phone.ida@psmail.test";
  private static final String WAITS = "Waiting for its first login";

  private final Installation psmail;

  PhoneIT(Way way) {
    psmail = Installation.shared(way);
  }

  @Test
  void setsUpPhonesByWhatTheirCamerasSee(@TempDir Path folder) throws Exception {
    new Visitor(psmail).becomeMember("phone.ida");
    try (Browser browser = Browser.open(psmail)) {
      browser.go("/sign-in").type("name", "phone.ida").type("password", Visitor.PASSWORD).send();
      String link = codeFor(browser, "apple", "Ida's \"iPhone\"");
      assertThat(link).startsWith(psmail.url() + "/p/");
      Document profile = profileBehind(link, folder);
      assertThat(value(profile, "EmailAddress")).isEqualTo(ADDRESS);
      assertThat(value(profile, "EmailAccountName")).isEqualTo("Ida Ž");
      worksOnce(browser, value(profile, "IncomingPassword"));
      assertThat(logs()).isNotEmpty().noneMatch(log -> log.contains(tokenOf(link)));

      JsonArray account = array(codeFor(browser, "android", "Ida's \\ Android 📱"));
      assertThat(account.getJsonArray(2).getString(5)).isEqualTo(ADDRESS);
      worksOnce(browser, account.getJsonArray(2).getString(7));
    }
  }

  private String codeFor(Browser browser, String system, String name) throws IOException {
    browser
        .go("/account/setup/phone")
        .photograph(psmail.way() + "-phone")
        .touch("#system-" + system)
        .type("sender", "Ida Ž");
    // The driver types no emoji.
    browser.driver().executeScript("document.getElementById('name').value = arguments[0]", name);
    browser.send();
    assertThat(browser.heading()).contains(name);
    return Codes.seen(browser.photograph(psmail.way() + "-phone-" + system));
  }

  /** What the phone gets: once, signed, and under the authority of this installation. */
  private Document profileBehind(String link, Path folder) throws IOException {
    Visitor phone = new Visitor(psmail);
    assertThat(Visitor.page(phone.open(link)).text()).contains(ADDRESS);
    Response page = phone.open(link);
    Response profile = phone.formOf(page).sendOnly();
    assertThat(profile.contentType()).isEqualTo("application/x-apple-aspen-config");
    assertThat(phone.formOf(page).sendOnly().statusCode()).isEqualTo(410);
    assertThat(phone.open(link).statusCode()).isEqualTo(410);

    Path signed = Files.write(folder.resolve("signed"), profile.bodyAsBytes());
    Path content = folder.resolve("content");
    Command.succeed(
        List.of(
            "openssl",
            "smime",
            "-verify",
            "-inform",
            "DER",
            "-in",
            signed.toString(),
            "-CAfile",
            psmail.authority().toString(),
            "-out",
            content.toString()));
    return Jsoup.parse(Files.readString(content), "", Parser.xmlParser());
  }

  private void worksOnce(Browser browser, String password) throws Exception {
    assertThat(browser.go("/account/devices").text()).contains(WAITS);
    browser.photograph(psmail.way() + "-phone-waits");
    assertThat(new MailProgram(psmail, ADDRESS, password).mayLogIn()).isTrue();
    await("the first login")
        .atMost(30, SECONDS)
        .until(() -> !browser.go("/account/devices").text().contains(WAITS));
    browser.go("/account/setup/phone/code");
    assertThat(browser.path()).isEqualTo("/account/devices");
  }

  private List<String> logs() throws IOException {
    try (Stream<Path> files = Files.walk(psmail.data().resolve("log"))) {
      return files.filter(Files::isRegularFile).map(PhoneIT::text).toList();
    }
  }

  private static String text(Path log) {
    try {
      return new String(Files.readAllBytes(log), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tokenOf(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private static String value(Document profile, String key) {
    return profile.select("key").stream()
        .filter(element -> element.text().equals(key))
        .map(Element::nextElementSibling)
        .map(element -> element == null ? "" : element.text())
        .findFirst()
        .orElse("");
  }

  private static JsonArray array(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readArray();
    }
  }
}
