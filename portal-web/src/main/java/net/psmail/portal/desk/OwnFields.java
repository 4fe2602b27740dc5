package net.psmail.portal.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.psmail.portal.content.Contents;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Library;
import net.psmail.portal.content.TextName;
import net.psmail.portal.page.Pages;
import net.psmail.portal.view.EditorView.Option;
import net.psmail.portal.view.EditorView.Own;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;

/** The fields that only some kinds of texts have, as an editor shows them. */
@ApplicationScoped
class OwnFields {

  /** More chapters than anybody chooses from. */
  private static final int MOST_PARENTS = 400;

  @Inject Contents contents;
  @Inject Pages pages;

  /**
   * The fields of a kind.
   *
   * @param speaking the language in which the desk speaks, not the text
   */
  List<Own> of(TextName name, Map<String, String> values, Language speaking) {
    Shape shape = Shape.of(name.kind());
    Texts words = pages.texts(speaking);
    List<Own> fields = new ArrayList<>();
    for (String field : shape.fields()) {
      String value = values.getOrDefault(field, "");
      fields.add(new Own(field, value, type(field), options(name, field, value, words)));
    }
    return fields;
  }

  private static String type(String field) {
    return switch (field) {
      case "date" -> "date";
      case "url" -> "url";
      default -> "text";
    };
  }

  private List<Option> options(TextName name, String field, String value, Texts words) {
    return switch (field) {
      case "parent" -> parents(name, value, words);
      case "group" -> groups(name.kind(), words);
      default -> List.of();
    };
  }

  private static List<Option> groups(Kind kind, Texts words) {
    String prefix = kind == Kind.FAQ ? "faqs.group." : "links.group.";
    return Shape.of(kind).groups().stream()
        .map(group -> new Option(group, words.text(prefix + group)))
        .toList();
  }

  /** The chapters, and whatever else has articles below it. */
  private List<Option> parents(TextName name, String value, Texts words) {
    Library library = contents.library();
    Stream<Option> chapters =
        library.all(Kind.ARTICLE, name.language()).stream()
            .filter(article -> !article.key().equals(name.key()))
            .filter(article -> isChapter(article, library))
            .limit(MOST_PARENTS)
            .map(article -> new Option(article.key(), article.title()));
    List<Option> options = new ArrayList<>();
    options.add(new Option("", words.text("editor.parent.none")));
    chapters.forEach(options::add);
    if (options.stream().noneMatch(option -> option.value().equals(value))) {
      options.add(new Option(value, title(library, name.language(), value)));
    }
    return options;
  }

  private static boolean isChapter(Entry article, Library library) {
    return article.field("parent").isEmpty()
        || !library.children(article.key(), article.language()).isEmpty();
  }

  private static String title(Library library, Language language, String key) {
    return library.find(Kind.ARTICLE, key, language).map(Entry::title).orElse(key);
  }
}
