package net.psmail.portal.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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

  private final Map<TextName, Entry> byName = new HashMap<>();
  private final Map<TextName, Entry> bySlug = new HashMap<>();
  private final Map<Shelf, List<Entry>> shelves = new HashMap<>();
  private final Map<TextName, List<Entry>> children = new HashMap<>();
  private final Map<TextName, TextName> addresses;
  private final Map<String, Image> images;

  /** What is made of the whole of a language, when somebody first asks for it. */
  private final Map<Language, Terms> terms = new ConcurrentHashMap<>();

  private final Map<Language, List<Entry>> books = new ConcurrentHashMap<>();

  public Library(Collection<Entry> entries) {
    this(entries, Map.of(), Map.of());
  }

  /**
   * With what stood elsewhere before, and with images.
   *
   * @param addresses whose each address is or was: a name with the slug for a key
   * @param images by their names
   */
  Library(Collection<Entry> entries, Map<TextName, TextName> addresses, Map<String, Image> images) {
    this.addresses = Map.copyOf(addresses);
    this.images = Map.copyOf(images);
    for (Entry entry : entries) {
      TextName name = entry.name();
      byName.put(name, entry);
      bySlug.put(name.called(entry.slug()), entry);
      put(shelves, new Shelf(entry.kind(), entry.language()), entry);
      if (entry.kind() == Kind.ARTICLE) {
        put(children, name.called(entry.field("parent")), entry);
      }
    }
    shelves.replaceAll((shelf, list) -> sorted(list, shelf.order()));
    children.replaceAll((parent, list) -> sorted(list, IN_ORDER));
  }

  /** The same with entries in the place of those of their names. */
  Library with(Collection<Entry> others) {
    return with(others, images);
  }

  /** The same with entries in the place of those of their names, and with these images. */
  Library with(Collection<Entry> others, Map<String, Image> otherImages) {
    Map<TextName, Entry> entries = new HashMap<>(byName);
    others.forEach(entry -> entries.put(entry.name(), entry));
    return new Library(entries.values(), addresses, otherImages);
  }

  public Optional<Entry> find(Kind kind, String key, Language language) {
    return Optional.ofNullable(byName.get(new TextName(kind, key, language)));
  }

  public Optional<Entry> findBySlug(Kind kind, String slug, Language language) {
    return Optional.ofNullable(bySlug.get(new TextName(kind, slug, language)));
  }

  /** The entry that stood at an address before and stands at another one now. */
  public Optional<Entry> findByFormerSlug(Kind kind, String slug, Language language) {
    return owner(new TextName(kind, slug, language)).map(byName::get);
  }

  /** Whose an address is or was; also that of a text that is not published now. */
  Optional<TextName> owner(TextName address) {
    return Optional.ofNullable(addresses.get(address));
  }

  /** A picture by its name. */
  public Optional<Image> image(String name) {
    return Optional.ofNullable(images.get(name));
  }

  /** All of a kind: news newest first, everything else by order and title. */
  public List<Entry> all(Kind kind, Language language) {
    return shelves.getOrDefault(new Shelf(kind, language), List.of());
  }

  /** The articles below one; those at the top for an empty key. */
  public List<Entry> children(String articleKey, Language language) {
    return children.getOrDefault(new TextName(Kind.ARTICLE, articleKey, language), List.of());
  }

  /** All articles that can be reached from the top, in the order in which a book has them. */
  public List<Entry> book(Language language) {
    return books.computeIfAbsent(language, wanted -> below("", wanted).toList());
  }

  /** The glossary, ready to be looked for in texts. */
  Terms terms(Language language) {
    return terms.computeIfAbsent(language, wanted -> new Terms(this, wanted));
  }

  private Stream<Entry> below(String key, Language language) {
    return children(key, language).stream()
        .flatMap(child -> Stream.concat(Stream.of(child), below(child.key(), language)));
  }

  private static <K> void put(Map<K, List<Entry>> lists, K key, Entry entry) {
    lists.computeIfAbsent(key, wanted -> new ArrayList<>()).add(entry);
  }

  private static List<Entry> sorted(List<Entry> list, Comparator<Entry> order) {
    return list.stream().sorted(order).toList();
  }

  private record Shelf(Kind kind, Language language) {

    Comparator<Entry> order() {
      return kind == Kind.NEWS ? NEWEST_FIRST : IN_ORDER;
    }
  }
}
