package net.psmail.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page; leaves them in {@code target/preview} to be looked at. */
class PagesTest {
  private static final Path PREVIEW = Path.of("target", "preview");
  private static final Path ASSETS = Path.of("src", "main", "webapp", "assets");
  private static final Path TEMPLATES = Path.of("src", "main", "jte");

  /** A page of the file that members take along; the tests of exports render it. */
  private static final String OF_AN_EXPORT = "exportdata";

  private static final Set<String> WITHOUT_SAMPLE =
      Set.of(
          "/recovery-code.txt",
          "/account/apple.mobileconfig",
          "/account/export/file",
          "/account/security/codes.txt",
          "/services",
          "/contact",
          "/help/secure-email",
          "/updates/2025",
          "/updates/2026/two",
          "/updates/atom.xml",
          "/updates/feed.json");
  private static final Pattern WITH_A_NAME =
      Pattern.compile(
          "/account/devices/\\d+/revoke|/account/compose/page/.+"
              + "|/account/aliases/\\d+(/(active|remove|back))?|/account/filters/\\d+/remove");
  private static final Pattern OF_A_TEXT =
      Pattern.compile(
          "/control-room/(texts/[a-z]+/(new|[a-z]+/(en|de)(/(history|unpublish|remove))?)|"
              + "texts/[a-z]+|pictures/[a-z]+/remove|archive/texts.zip|"
              + "certificates/[a-z0-9-]+(/renew|/revoke|/chain.pem|/declaration(/remove)?)?|"
              + "authorities/[a-z-]+/(key|end)|"
              + "status/(incidents/[a-z0-9-]+(/(remove|publish|dismiss|restore|start|end|cancel|move|prolong"
              + "|updates/[a-z0-9]+))?|components/[a-z0-9]+(/(change|remove))?"
              + "|groups/[a-z0-9]+/(change|remove)|templates/[a-z0-9]+/(change|remove)"
              + "|subscribers/[a-z0-9]+/remove|tokens/[a-z0-9]+/revoke)|"
              + "invites/\\d+(/take-back)?|(accounts/bulk|postfixadmin)/\\d+(/result.csv)?|"
              + "domains/[a-z0-9.-]+(/dns(/zone.txt)?)?)");
  private static final List<Rendered> RENDERED = Samples.all().stream().map(Rendered::of).toList();

  static List<Rendered> pages() {
    return RENDERED;
  }

  @BeforeAll
  static void leaveThemForTheEye() throws IOException {
    forgetThoseOfBefore();
    for (Rendered rendered : RENDERED) {
      Sample sample = rendered.sample();
      Path folder = Files.createDirectories(PREVIEW.resolve(sample.language().tag()));
      Files.writeString(folder.resolve(sample.name() + ".html"), rendered.html());
    }
    Path assets = Files.createDirectories(PREVIEW.resolve("assets"));
    try (Stream<Path> files = Files.list(ASSETS)) {
      for (Path file : files.toList()) {
        Files.copy(file, assets.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void forgetThoseOfBefore() throws IOException {
    for (Language language : Language.values()) {
      Path folder = Files.createDirectories(PREVIEW.resolve(language.tag()));
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void leavesNoTemplateWithoutASample() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      Set<String> templates =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jte"))
              .map(name -> name.replace(".jte", ""))
              .filter(name -> !name.equals(OF_AN_EXPORT))
              .collect(Collectors.toSet());
      assertThat(RENDERED)
          .extracting(rendered -> rendered.sample().template())
          .containsAll(templates);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isWellFormed(Rendered rendered) {
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Jsoup.parse(rendered.html(), "", parser);
    assertThat(parser.getErrors()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void saysItsLanguageItsNameAndOneHeading(Rendered rendered) {
    Document page = rendered.page();
    assertThat(page.select("html").attr("lang")).isEqualTo(rendered.sample().language().tag());
    assertThat(page.title()).endsWith(" – PSMail").doesNotStartWith(" –");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("main")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void runsUnderAPolicyWithoutInlineCode(Rendered rendered) {
    Document page = rendered.page();
    assertThat(page.select("[style], style, script:not([src])")).isEmpty();
    assertThat(page.getAllElements().stream().flatMap(e -> e.attributes().asList().stream()))
        .noneMatch(attribute -> attribute.getKey().startsWith("on"))
        .noneMatch(attribute -> attribute.getValue().startsWith("javascript:"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void guardsEveryFormThatChangesSomething(Rendered rendered) {
    for (Element form : rendered.page().select("form:not([role=search]):not([method=get])")) {
      assertThat(form.attr("method")).isEqualTo("post");
      assertThat(form.select("input[name=csrf]").attr("value")).isEqualTo("token-of-this-session");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void namesEveryFieldAndPointsOnlyToWhatIsThere(Rendered rendered) {
    Document page = rendered.page();
    for (Element field : page.select("input:not([type=hidden]), select, textarea")) {
      assertThat(
              !page.select("label[for=" + field.id() + "]").isEmpty()
                  || field.hasAttr("aria-label"))
          .as("%s has a label", field)
          .isTrue();
    }
    for (Element pointing : page.select("[aria-describedby], [aria-labelledby], [for]")) {
      Stream.of("aria-describedby", "aria-labelledby", "for")
          .flatMap(attribute -> Stream.of(pointing.attr(attribute).split(" ")))
          .filter(id -> !id.isEmpty())
          .forEach(id -> assertThat(page.getElementById(id)).as("#%s", id).isNotNull());
    }
    for (Element link : page.select("a[href^=#]")) {
      assertThat(page.getElementById(link.attr("href").substring(1))).as("%s", link).isNotNull();
    }
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void showsWhatPeopleTypedAsText(Rendered rendered) {
    assertThat(rendered.page().select("main script, main b, main img:not(.thumbnail)")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void leadsOnlyToPagesInItsOwnLanguage(Rendered rendered) {
    Set<String> known =
        RENDERED.stream().map(other -> other.sample().page().path()).collect(Collectors.toSet());
    String prefix = rendered.sample().language().prefix();
    for (Element link : rendered.page().select("main a[href^=/], .nav a")) {
      String path = link.attr("href").replaceFirst("[?#].*", "");
      if (path.endsWith("/ca.pem")
          || path.startsWith("/api/")
          || path.startsWith("/images/")
          || path.equals("/status")
          || path.equals("/status/de/")) {
        continue;
      }
      assertThat(path).startsWith(prefix);
      String page = path.substring(prefix.length());
      assertThat(
              known.contains(page)
                  || WITHOUT_SAMPLE.contains(page)
                  || WITH_A_NAME.matcher(page).matches()
                  || OF_A_TEXT.matcher(page).matches())
          .as(path)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void waitsWithoutAScriptWhereItWaitsWithOne(Rendered rendered) {
    String path = rendered.sample().language().prefix() + rendered.sample().page().path();
    assertThat(rendered.page().select("head noscript meta[http-equiv=refresh]").eachAttr("content"))
        .isEqualTo(
            rendered.page().select("[data-again]").stream().map(at -> "10; url=" + path).toList());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isLight(Rendered rendered) {
    assertThat(rendered.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
  }

  @Test
  void saysWhyTheNameOfAProgramIsMissing() {
    assertThat(shown("devices").select(".hint").text()).contains("before it signed in");
    assertThat(shown("devices-none").text()).doesNotContain("before it signed in");
  }

  @Test
  void saysWhatStaysOfAnAccountAndHowLong() {
    assertThat(shown("delete").select(".points").text()).contains("for 400 days", "for 90 days");
  }

  @Test
  void saysThatADomainIsStoppedAndSinceWhenIfThatIsKnown() {
    assertThat(shown("account-suspended").select(".inset-warn").text())
        .contains("example.org is not served at the moment", "Since");
    assertThat(shown("account-new").select(".inset-warn").text())
        .contains("example.org is not served at the moment")
        .doesNotContain("Since");
    assertThat(shown("account").text()).doesNotContain("is not served");
  }

  private static Document shown(String name) {
    return RENDERED.stream()
        .filter(rendered -> rendered.sample().name().equals(name))
        .filter(rendered -> rendered.sample().language() == Language.ENGLISH)
        .findFirst()
        .orElseThrow()
        .page();
  }

  /** A sample as a browser has it. */
  private record Rendered(Sample sample, String html, Document page) {

    static Rendered of(Sample sample) {
      String html = sample.html();
      return new Rendered(sample, html, Jsoup.parse(html));
    }

    @Override
    public String toString() {
      return sample.toString();
    }
  }
}
