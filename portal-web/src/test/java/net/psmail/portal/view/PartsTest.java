package net.psmail.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts that pages of other features take in. */
class PartsTest {

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PartsTest.class.getClassLoader(), "net.psmail.portal.templates");

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsPopularIsLinkedInItsOrder(Language language) {
    Reference first = new Reference("/help/phishing", "Phishing & <co>", "");
    Reference second = new Reference("/faqs/cost", "Cost", "");
    Document part =
        render(
            language,
            "popular",
            "lists",
            new Popular(List.of(first, second), List.of(second, first)));
    assertThat(part.select("ol a").eachText()).containsExactly("Phishing & <co>", "Cost");
    assertThat(part.select("ul a").eachAttr("href"))
        .containsExactly(language.prefix() + "/faqs/cost", language.prefix() + "/help/phishing");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void saysWhenNothingWasCounted(Language language) {
    Document part = render(language, "popular", "lists", new Popular(List.of(), List.of()));
    assertThat(part.select("ol, ul")).isEmpty();
    assertThat(part.select("p").eachText()).hasSize(2).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theQuestionWhetherATextHelpedOnlyLeadsToAForm(Language language) {
    Document part = render(language, "helpful", "item", "article:phishing");
    assertThat(part.select("form")).isEmpty();
    assertThat(part.select("a[rel=nofollow]").eachAttr("href"))
        .containsExactly(
            language.prefix() + "/help-feedback?item=article:phishing&answer=yes",
            language.prefix() + "/help-feedback?item=article:phishing&answer=no");
  }

  private static Document render(Language language, String part, String name, Object value) {
    Page page =
        Samples.all().stream()
            .map(Sample::page)
            .filter(any -> any.texts().language() == language)
            .findFirst()
            .orElseThrow();
    StringOutput output = new StringOutput();
    ENGINE.render("part/" + part + ".jte", Map.of("page", page, name, value), output);
    return Jsoup.parse(output.toString());
  }
}
