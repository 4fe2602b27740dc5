package net.psmail.portal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.Language;
import org.junit.jupiter.api.Test;

/** Ten thousand articles: what is done for a page must not be done for each of them. */
class ManyTextsTest {

  private static final int MANY = 10_000;
  private static final int PAGES = 500;
  private static final Duration QUICK = Duration.ofSeconds(20);

  @Test
  void aLibraryOfManyIsMadeQuicklyAndItsPagesToo() {
    List<Entry> entries = new ArrayList<>(Shipped.entries());
    for (int i = 0; i < MANY; i++) {
      entries.add(article(i));
    }
    assertTimeout(
        QUICK,
        () -> {
          Library library = new Library(entries);
          assertThat(library.book(Language.ENGLISH)).hasSizeGreaterThan(MANY);
          for (int i = 0; i < PAGES; i++) {
            Entry entry = library.book(Language.ENGLISH).get(i);
            assertThat(render(entry, library).text()).isNotEmpty();
          }
          assertThat(library.with(List.of(article(1))).all(Kind.ARTICLE, Language.ENGLISH))
              .hasSameSizeAs(library.all(Kind.ARTICLE, Language.ENGLISH));
        });
  }

  private static Rendered render(Entry entry, Library library) {
    return Markup.render(entry, library, text -> text, name -> name);
  }

  private static Entry article(int number) {
    Map<String, String> fields = number == 0 ? Map.of() : Map.of("parent", "many-" + number / 10);
    Wording wording =
        new Wording(
            "Many " + number, "many-" + number, "S.", fields, "A phishing mail. ".repeat(50));
    TextName name = new TextName(Kind.ARTICLE, "many-" + number, Language.ENGLISH);
    return Entry.of(name, wording, Instant.EPOCH);
  }
}
