package net.psmail.portal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.Language;
import org.junit.jupiter.api.Test;

class LibraryTest {

  @Test
  void aFormerSlugLeadsToTheTextThatHadIt() {
    Entry entry = entry("a", "new", "");
    TextName old = entry.name().called("old");
    Library library = new Library(List.of(entry), Map.of(old, entry.name()), Map.of());
    assertThat(library.findByFormerSlug(Kind.ARTICLE, "old", Language.ENGLISH)).contains(entry);
    assertThat(library.findByFormerSlug(Kind.ARTICLE, "old", Language.GERMAN)).isEmpty();
    assertThat(new Library(List.of(), Map.of(old, entry.name()), Map.of()).owner(old))
        .contains(entry.name());
  }

  @Test
  void aPreviewTakesThePlaceOfWhatIsPublished() {
    Library library = new Library(List.of(entry("a", "a", ""), entry("b", "b", "")));
    Library preview = library.with(List.of(entry("a", "other", "")));
    assertThat(preview.all(Kind.ARTICLE, Language.ENGLISH)).hasSize(2);
    assertThat(preview.findBySlug(Kind.ARTICLE, "other", Language.ENGLISH)).isPresent();
    assertThat(preview.findBySlug(Kind.ARTICLE, "a", Language.ENGLISH)).isEmpty();
    assertThat(library.findBySlug(Kind.ARTICLE, "a", Language.ENGLISH)).isPresent();
  }

  @Test
  void theBookBeginsAtTheTopAndLeavesCirclesOut() {
    Library library =
        new Library(
            List.of(
                entry("top", "top", ""),
                entry("x", "x", "y"),
                entry("y", "y", "x"),
                entry("below", "below", "top")));
    assertThat(library.book(Language.ENGLISH))
        .extracting(Entry::key)
        .containsExactly("top", "below");
  }

  @Test
  void draftsWithoutADayOrANumberCanBeShown() {
    TextName news = new TextName(Kind.NEWS, "n", Language.ENGLISH);
    Wording draft = new Wording("T", "", "", Map.of("date", "soon", "order", "x"), "");
    Library library = new Library(List.of(Entry.of(news, draft, Instant.EPOCH)));
    assertThat(library.all(Kind.NEWS, Language.ENGLISH).get(0).order()).isZero();
  }

  private static Entry entry(String key, String slug, String parent) {
    Wording wording = new Wording(key, slug, "", Map.of("parent", parent), "x");
    return Entry.of(new TextName(Kind.ARTICLE, key, Language.ENGLISH), wording, Instant.EPOCH);
  }
}
