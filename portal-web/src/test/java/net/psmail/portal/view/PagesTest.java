package net.psmail.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page; leaves them in {@code target/preview} to be looked at. */
class PagesTest {
  private static final Path PREVIEW = Path.of("target", "preview");
  private static final Path ASSETS = Path.of("src", "main", "webapp", "assets");

  static Stream<Sample> samples() {
    return Samples.all();
  }

  @BeforeAll
  static void leaveThemForTheEye() throws IOException {
    for (Sample sample : samples().toList()) {
      Path folder = Files.createDirectories(PREVIEW.resolve(sample.language().tag()));
      Files.writeString(folder.resolve(sample.name() + ".html"), sample.html());
    }
    Path assets = Files.createDirectories(PREVIEW.resolve("assets"));
    try (Stream<Path> files = Files.list(ASSETS)) {
      for (Path file : files.toList()) {
        Files.copy(file, assets.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isWellFormed(Sample sample) {
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Jsoup.parse(sample.html(), "", parser);
    assertThat(parser.getErrors()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void saysItsLanguageItsNameAndOneHeading(Sample sample) {
    Document page = parse(sample);
    assertThat(page.select("html").attr("lang")).isEqualTo(sample.language().tag());
    assertThat(page.title()).endsWith(" – PSMail").doesNotStartWith(" –");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("main")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void runsUnderAPolicyWithoutInlineCode(Sample sample) {
    Document page = parse(sample);
    assertThat(page.select("[style], style, script:not([src])")).isEmpty();
    assertThat(page.getAllElements().stream().flatMap(e -> e.attributes().asList().stream()))
        .noneMatch(attribute -> attribute.getKey().startsWith("on"))
        .noneMatch(attribute -> attribute.getValue().startsWith("javascript:"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void guardsEveryFormThatChangesSomething(Sample sample) {
    for (Element form : parse(sample).select("form")) {
      assertThat(form.attr("method")).isEqualTo("post");
      assertThat(form.select("input[name=csrf]").attr("value")).isEqualTo("token-of-this-session");
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void namesEveryFieldAndPointsOnlyToWhatIsThere(Sample sample) {
    Document page = parse(sample);
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
  @MethodSource("samples")
  void showsWhatPeopleTypedAsText(Sample sample) {
    assertThat(parse(sample).select("main script, main b, main img")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void leadsOnlyToPagesInItsOwnLanguage(Sample sample) {
    List<String> known = Samples.in(sample.language()).stream().map(s -> s.page().path()).toList();
    String prefix = sample.language().prefix();
    for (Element link : parse(sample).select("main a[href^=/], .nav a")) {
      String path = link.attr("href").replaceFirst("[?#].*", "");
      if (path.endsWith(".pem")) {
        continue;
      }
      assertThat(path).startsWith(prefix);
      assertThat(path.substring(prefix.length()))
          .satisfiesAnyOf(
              page -> assertThat(known).contains(page),
              page -> assertThat(page).matches("/account/devices/\\d+/revoke"),
              page -> assertThat(page).isIn("/recovery-code.txt", "/account/apple.mobileconfig"));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isLight(Sample sample) {
    assertThat(sample.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
  }

  private static Document parse(Sample sample) {
    return Jsoup.parse(sample.html());
  }
}
