package net.psmail.portal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.Language;
import org.junit.jupiter.api.Test;

class RulesTest {

  private static final TextName ARTICLE = new TextName(Kind.ARTICLE, "a", Language.ENGLISH);
  private static final Image LAKE =
      new Image("lake", "/images/1/lake.png", "A lake", 8, 6, 100, Instant.EPOCH, "ada");
  private static final Wording GOOD = new Wording("Title", "a", "A sentence.", Map.of(), "Text.");

  @Test
  void shippedTextsAreWithoutFault() {
    List<Entry> entries = Shipped.entries();
    Rules rules = new Rules(new Library(entries), file -> true);
    for (Entry entry : entries) {
      assertThat(rules.ofPublication(entry.name(), entry.wording())).as(entry.key()).isEmpty();
    }
  }

  @Test
  void aDraftNeedsOnlyATitle() {
    Wording draft = new Wording("Title", "", "", Map.of("order", "soon"), "[x](article:gone)");
    assertThat(Rules.ofDraft(ARTICLE, draft)).isEmpty();
    assertThat(faults(ARTICLE, draft))
        .extracting(ContentFault::field)
        .containsExactly("slug", "summary", "order", "markdown");
  }

  @Test
  void refusesATitleThatIsMissingOrTooLong() {
    assertThat(keys(with("", "a", Map.of(), "x"))).containsExactly("problem.content-title");
    assertThat(keys(with("x".repeat(121), "a", Map.of(), "x")))
        .containsExactly("problem.content-long");
  }

  @Test
  void refusesKeysAndSlugsThatAreNoPartOfAnAddress() {
    for (String wrong : List.of("A", "a b", "../a", "-a", "ä", "a/b", "x".repeat(61))) {
      assertThat(keys(with("T", wrong, Map.of(), "x"))).containsExactly("problem.content-slug");
      assertThat(Rules.ofDraft(new TextName(Kind.FAQ, wrong, Language.ENGLISH), GOOD))
          .extracting(ContentFault::key)
          .containsExactly("problem.content-key");
    }
  }

  @Test
  void refusesPagesThatNobodyCanReach() {
    assertThat(Rules.ofDraft(new TextName(Kind.PAGE, "secret", Language.ENGLISH), GOOD))
        .extracting(ContentFault::key)
        .containsExactly("problem.content-page");
  }

  @Test
  void newsHaveADay() {
    TextName news = new TextName(Kind.NEWS, "n", Language.ENGLISH);
    for (String wrong : List.of("", "23.11.2026", "2026-02-30", "0026-01-01", "+12026-01-01")) {
      assertThat(faults(news, with("T", "a", Map.of("date", wrong), "x")))
          .extracting(ContentFault::field)
          .containsExactly("date");
    }
    assertThat(faults(news, with("T", "a", Map.of("date", "2024-02-29"), "x"))).isEmpty();
  }

  @Test
  void linksLeadToOtherSitesByHttpsAndHaveAGroup() {
    TextName link = new TextName(Kind.LINK, "l", Language.ENGLISH);
    for (String wrong : List.of("", "http://example.org", "https://", "javascript:alert(1)")) {
      assertThat(faults(link, with("T", "a", Map.of("url", wrong, "group", "tests"), "x")))
          .extracting(ContentFault::field)
          .containsExactly("url");
    }
    Map<String, String> lost = Map.of("url", "https://example.org/", "group", "toys");
    assertThat(faults(link, with("T", "a", lost, "x")).get(0).arguments().get(0))
        .contains("programs, tests");
  }

  @Test
  void anArticleStandsBelowOneThatIsThereAndNotBelowItself() {
    assertThat(keys(with("T", "a", Map.of("parent", "gone"), "x")))
        .containsExactly("problem.content-parent");
    assertThat(keys(with("T", "a", Map.of("parent", "a"), "x")))
        .containsExactly("problem.content-parent-below");
    Entry child = entry("child", Map.of("parent", "a"));
    Entry grandchild = entry("grandchild", Map.of("parent", "child"));
    Wording turned = with("T", "a", Map.of("parent", "grandchild"), "x");
    Library library =
        new Library(List.of(child, grandchild, Entry.of(ARTICLE, turned, Instant.EPOCH)));
    assertThat(new Rules(library, file -> false).ofPublication(ARTICLE, turned))
        .extracting(ContentFault::key)
        .containsExactly("problem.content-parent-below");
  }

  @Test
  void namesTheLineOfALinkThatLeadsNowhere() {
    String text = "One.\n\nTwo [x](article:gone) and\n[y](place:moon), [z](place:register).\n";
    assertThat(faults(ARTICLE, with("T", "a", Map.of(), text)))
        .containsExactly(
            ContentFault.of("markdown", "problem.content-link", "3", "article:gone"),
            ContentFault.of("markdown", "problem.content-link", "4", "place:moon"));
  }

  @Test
  void picturesExistStandAloneAndSayWhatTheyShow() {
    assertThat(keys(with("T", "a", Map.of(), "![A lake](image:lake \"In May\")"))).isEmpty();
    assertThat(keys(with("T", "a", Map.of(), "![Locks](drawing:locks)"))).isEmpty();
    assertThat(keys(with("T", "a", Map.of(), "![A sea](image:sea)")))
        .containsExactly("problem.content-image");
    assertThat(keys(with("T", "a", Map.of(), "![](image:lake)")))
        .containsExactly("problem.content-image-alternative");
    assertThat(keys(with("T", "a", Map.of(), "So ![A lake](image:lake)")))
        .containsExactly("problem.content-image-alone");
    assertThat(keys(with("T", "a", Map.of(), "![Spy](https://tracker.example/x.png)")))
        .containsExactly("problem.content-image");
  }

  @Test
  void refusesATextAboveOneMegabyte() {
    String euros = "€".repeat((1 << 20) / 3 + 1);
    assertThat(keys(with("T", "a", Map.of(), euros)))
        .containsExactly("problem.content-markdown-long");
  }

  @Test
  void tidyingKeepsCodeAtTheBeginningAndDropsWhatIsNotSeen() {
    Wording tidy =
        new Wording(" A\tB\n", "a ", "", Map.of("order", " "), "\r\n \n    code\r\nx\0 \n").tidy();
    assertThat(tidy).isEqualTo(new Wording("A B", "a", "", Map.of(), "    code\nx"));
  }

  private static List<String> keys(Wording wording) {
    return faults(ARTICLE, wording).stream().map(ContentFault::key).toList();
  }

  private static List<ContentFault> faults(TextName name, Wording wording) {
    Entry entry = Entry.of(name, wording, Instant.EPOCH);
    Library library = new Library(List.of(entry), Map.of(), Map.of("lake", LAKE));
    return new Rules(library, "locks.en.svg"::equals).ofPublication(name, wording);
  }

  private static Wording with(
      String title, String slug, Map<String, String> fields, String markdown) {
    return new Wording(title, slug, "A sentence.", fields, markdown);
  }

  private static Entry entry(String key, Map<String, String> fields) {
    TextName name = new TextName(Kind.ARTICLE, key, Language.ENGLISH);
    return Entry.of(name, with("T", key, fields, "x"), Instant.EPOCH);
  }
}
