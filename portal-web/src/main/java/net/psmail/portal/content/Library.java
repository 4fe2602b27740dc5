package net.psmail.portal.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.psmail.portal.view.Language;

/**
 * Everything that is published, as of one moment: it never changes, a publication makes another
 * one. Readers ask this and never the database.
 */
public final class Library {

  private static final Comparator<Entry> IN_ORDER =
      Comparator.comparingInt(Entry::order)
          .thenComparing(Entry::title, String.CASE_INSENSITIVE_ORDER);
  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing(Entry::date).reversed().thenComparing(Entry::key);

  private final Map<Name, Entry> byKey = new HashMap<>();
  private final Map<Name, Entry> bySlug = new HashMap<>();
  private final Map<Shelf, List<Entry>> shelves = new HashMap<>();
  private final Map<Name, List<Entry>> children = new HashMap<>();

  public Library(Collection<Entry> entries) {
    for (Entry entry : entries) {
      byKey.put(new Name(entry.kind(), entry.language(), entry.key()), entry);
      bySlug.put(new Name(entry.kind(), entry.language(), entry.slug()), entry);
      shelves
          .computeIfAbsent(new Shelf(entry.kind(), entry.language()), shelf -> new ArrayList<>())
          .add(entry);
      if (entry.kind() == Kind.ARTICLE) {
        children
            .computeIfAbsent(
                new Name(Kind.ARTICLE, entry.language(), entry.field("parent")),
                parent -> new ArrayList<>())
            .add(entry);
      }
    }
    shelves.forEach(
        (shelf, list) -> list.sort(shelf.kind() == Kind.NEWS ? NEWEST_FIRST : IN_ORDER));
    children.values().forEach(list -> list.sort(IN_ORDER));
    shelves.replaceAll((shelf, list) -> List.copyOf(list));
    children.replaceAll((parent, list) -> List.copyOf(list));
  }

  public Optional<Entry> find(Kind kind, String key, Language language) {
    return Optional.ofNullable(byKey.get(new Name(kind, language, key)));
  }

  public Optional<Entry> findBySlug(Kind kind, String slug, Language language) {
    return Optional.ofNullable(bySlug.get(new Name(kind, language, slug)));
  }

  /** All of a kind: news newest first, everything else by order and title. */
  public List<Entry> all(Kind kind, Language language) {
    return shelves.getOrDefault(new Shelf(kind, language), List.of());
  }

  /** The articles below one; those at the top for an empty key. */
  public List<Entry> children(String articleKey, Language language) {
    return children.getOrDefault(new Name(Kind.ARTICLE, language, articleKey), List.of());
  }

  private record Name(Kind kind, Language language, String name) {}

  private record Shelf(Kind kind, Language language) {}
}
