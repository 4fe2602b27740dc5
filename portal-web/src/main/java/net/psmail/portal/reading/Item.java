package net.psmail.portal.reading;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;

/** A text in whatever language. In order, so that two nodes that write do not lock each other. */
record Item(Kind kind, String key) implements Comparable<Item> {

  /** What has a page of its own and is written to be read. */
  static final Set<Kind> KINDS = Set.of(Kind.ARTICLE, Kind.FAQ, Kind.NEWS);

  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::kind).thenComparing(Item::key);

  static Item of(Entry entry) {
    return new Item(entry.kind(), entry.key());
  }

  /** Reads the form in which addresses name an item, as in {@code article:registering}. */
  static Optional<Item> parse(String text) {
    return Stream.of(Kind.values())
        .filter(KINDS::contains)
        .filter(kind -> text.startsWith(kind.scheme() + ":"))
        .map(kind -> new Item(kind, text.substring(kind.scheme().length() + 1)))
        .findFirst();
  }

  @Override
  public int compareTo(Item other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind.scheme() + ":" + key;
  }
}
