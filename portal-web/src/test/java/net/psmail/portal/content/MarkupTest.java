package net.psmail.portal.content;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.Language;
import org.junit.jupiter.api.Test;

class MarkupTest {

  private static final Entry TLS =
      entry(Kind.TERM, "tls", Language.ENGLISH, "TLS hides *what* is sent. It has versions.");
  private static final Entry TLS_IN_GERMAN =
      entry(Kind.TERM, "tls", Language.GERMAN, "TLS verbirgt, was gesendet wird.");
  private static final Entry HOW = entry(Kind.ARTICLE, "how", Language.GERMAN, "Ein Text.");

  @Test
  void showsHtmlAsText() {
    assertThat(html("<script>alert(1)</script> and <b onclick=x>this</b>"))
        .doesNotContain("<script", "<b ")
        .contains("&lt;script&gt;");
  }

  @Test
  void refusesLinksThatRunScript() {
    assertThat(html("[here](javascript:alert(1)) [there](data:text/html,x)"))
        .doesNotContain("javascript:", "data:")
        .contains("here", "there");
  }

  @Test
  void leavesTheWordsOfALinkThatLeadsNowhere() {
    assertThat(html("Read [this](article:gone) now.")).isEqualTo("<p>Read this now.</p>\n");
  }

  @Test
  void linksToThePageInTheReadersLanguage() {
    assertThat(inGerman("[So](article:how) und [hier](place:register)"))
        .contains("href=\"/de/help/how\"", "href=\"/de/register\"");
  }

  @Test
  void explainsAWordOfTheGlossaryOnceWithItsFirstSentence() {
    String html = html("TLS here, TLS there.");
    assertThat(html.split("class=\"term\"", -1)).hasSize(2);
    assertThat(html)
        .contains("role=\"tooltip\">TLS hides what is sent.</span>")
        .contains("aria-describedby=\"term-tls\"", "href=\"/glossary/tls\"")
        .endsWith(" here, TLS there.</p>\n");
  }

  @Test
  void explainsNoPartOfAnotherWordNoHeadingNoCodeAndNoLink() {
    assertThat(html("# TLS\n\nSTARTTLS `TLS` [TLS](https://example.org) TLS-Alert"))
        .doesNotContain("class=\"term\"");
  }

  @Test
  void marksTheTermThatTheAuthorLinksTo() {
    assertThat(html("The [lock](term:tls) and TLS."))
        .contains("aria-describedby=\"term-tls\">lock</a>")
        .endsWith(" and TLS.</p>\n");
  }

  @Test
  void explainsATermOnceHoweverOftenItIsUsedAndLinked() {
    String html = html("TLS, [a lock](term:tls) and [another](term:tls).");
    assertThat(html.split("id=\"term-tls\"", -1)).hasSize(2);
    assertThat(html).contains("<a href=\"/glossary/tls\">another</a>");
  }

  @Test
  void givesHeadingsDifferentAnchorsAndListsThem() {
    Rendered rendered = rendered(entry(Kind.ARTICLE, "a", Language.ENGLISH, "## One\n\n## One\n"));
    assertThat(rendered.headings())
        .extracting(Rendered.Heading::title)
        .containsExactly("One", "One");
    assertThat(rendered.headings()).extracting(Rendered.Heading::id).doesNotHaveDuplicates();
    assertThat(html(rendered)).contains("<h2 id=\"" + rendered.headings().get(1).id() + "\">");
  }

  @Test
  void showsADrawingOfTheLanguageWithItsCaption() {
    assertThat(inGerman("![Zwei Schlösser](drawing:locks \"So geht es\")"))
        .isEqualTo(
            "<figure><img src=\"/assets/drawings/locks.de.svg\" alt=\"Zwei Schlösser\" />"
                + "<figcaption>So geht es</figcaption></figure>\n");
  }

  @Test
  void rendersTablesAndFootnotes() {
    assertThat(html("| a | b |\n|---|---|\n| 1 | 2 |\n\nText.[^1]\n\n[^1]: The source.\n"))
        .contains("<table tabindex=\"0\">", "The source.");
  }

  @Test
  void fillsInWhatTheInstallationKnows() {
    assertThat(html("Host `{{imaps.host}}`")).contains("<code>mail.example</code>");
  }

  @Test
  void leavesOfLinksAndDrawingsOnlyTheirWords() {
    assertThat(
            Markup.plain(
                "See [the **help**](article:help), \"so\". ![A key](drawing:key \"Ours\")"))
        .isEqualTo("See the help, \"so\". A key");
  }

  @Test
  void countsTheMinutesThatAReaderNeeds() {
    assertThat(rendered(entry(Kind.ARTICLE, "a", Language.ENGLISH, "word ".repeat(900))).minutes())
        .isEqualTo(4);
  }

  private static String html(String markdown) {
    return html(rendered(entry(Kind.ARTICLE, "a", Language.ENGLISH, markdown)));
  }

  private static String inGerman(String markdown) {
    return html(rendered(entry(Kind.ARTICLE, "a", Language.GERMAN, markdown)));
  }

  private static String html(Rendered rendered) {
    StringOutput output = new StringOutput();
    rendered.html().writeTo(output);
    return output.toString();
  }

  private static Rendered rendered(Entry entry) {
    return Markup.render(
        entry,
        new Library(List.of(TLS, TLS_IN_GERMAN, HOW)),
        text -> text.replace("{{imaps.host}}", "mail.example"),
        name -> "/assets/" + name);
  }

  private static Entry entry(Kind kind, String key, Language language, String markdown) {
    String title = kind == Kind.TERM ? "TLS" : key;
    return new Entry(kind, key, language, key, title, "", Map.of(), markdown, Instant.EPOCH);
  }
}
