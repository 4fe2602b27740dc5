package net.psmail.portal.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Library;
import net.psmail.portal.search.Index.Found;
import net.psmail.portal.view.Language;
import org.jspecify.annotations.Nullable;

/** The indexes of the library as it is now, or was until {@link #renew} has made the next ones. */
final class LiveIndex {

  private static final int MOST_FOUND = 200;

  private final Supplier<Library> library;
  private final Function<Entry, String> texts;
  private volatile @Nullable Edition edition;

  /**
   * Of a library that may become another one.
   *
   * @param texts the text of an entry without its markup
   */
  LiveIndex(Supplier<Library> library, Function<Entry, String> texts) {
    this.library = library;
    this.texts = texts;
  }

  /** The best texts with their excerpts; what many ask is looked for once. */
  Found find(Question question, Language language) {
    Edition now = now();
    return now.found.get(
        new Asking(question.text(), language), unused -> now.in(language).find(question));
  }

  /** The best texts without excerpts. */
  Found suggest(Question question, Language language) {
    return now().in(language).suggest(question);
  }

  /** Only who comes before the first is made waits for it. */
  private Edition now() {
    Edition known = edition;
    if (known == null) {
      renew();
      known = Objects.requireNonNull(edition);
    }
    return known;
  }

  /** Makes the indexes anew if the library has become another one, and tells whether it has. */
  synchronized boolean renew() {
    Library now = library.get();
    Edition known = edition;
    if (known != null && known.library == now) {
      return false;
    }
    edition = new Edition(now, indexes(now), Caffeine.newBuilder().maximumSize(MOST_FOUND).build());
    return true;
  }

  private Map<Language, Index> indexes(Library now) {
    return Arrays.stream(Language.values())
        .collect(Collectors.toMap(Function.identity(), language -> Index.of(now, language, texts)));
  }

  record Asking(String question, Language language) {}

  record Edition(Library library, Map<Language, Index> indexes, Cache<Asking, Found> found) {

    Index in(Language language) {
      return Objects.requireNonNull(indexes.get(language), language::name);
    }
  }
}
