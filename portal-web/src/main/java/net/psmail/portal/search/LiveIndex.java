package net.psmail.portal.search;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Library;
import net.psmail.portal.view.Language;
import org.jspecify.annotations.Nullable;

/** The indexes of the library as it is now, or was until {@link #renew} has made the next ones. */
final class LiveIndex {

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

  /** Only who comes before the first is made waits for it. */
  Index in(Language language) {
    Edition known = edition;
    return Objects.requireNonNull(
        (known == null ? renew() : known).indexes.get(language), language::name);
  }

  /** Makes the indexes anew if the library has become another one. */
  synchronized Edition renew() {
    Library now = library.get();
    Edition known = edition;
    if (known == null || known.library != now) {
      known = new Edition(now, indexes(now));
      edition = known;
    }
    return known;
  }

  private Map<Language, Index> indexes(Library now) {
    return Arrays.stream(Language.values())
        .collect(Collectors.toMap(Function.identity(), language -> Index.of(now, language, texts)));
  }

  record Edition(Library library, Map<Language, Index> indexes) {}
}
