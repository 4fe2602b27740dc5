package net.psmail.portal.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Library;
import net.psmail.portal.view.Language;

/** A library of short texts, each with its title as its key. */
final class Texts {

  private final List<Entry> entries = new ArrayList<>();

  Texts english(String title, String text) {
    return add(Kind.ARTICLE, Language.ENGLISH, title, "", text);
  }

  Texts german(String title, String text) {
    return add(Kind.ARTICLE, Language.GERMAN, title, "", text);
  }

  Texts add(Kind kind, Language language, String title, String summary, String text) {
    String key = title.toLowerCase(language.locale()).replaceAll("\\W+", "-");
    entries.add(new Entry(kind, key, language, key, title, summary, Map.of(), text, Instant.EPOCH));
    return this;
  }

  Library library() {
    return new Library(entries);
  }

  Index in(Language language) {
    return Index.of(library(), language, Entry::markdown);
  }
}
