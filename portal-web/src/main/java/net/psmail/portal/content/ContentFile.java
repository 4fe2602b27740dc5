package net.psmail.portal.content;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.portal.view.Language;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.parser.Parser;

/** The file form: {@code <folder>/<key>.<language>.md} with front matter. */
final class ContentFile {

  private static final Parser FRONT =
      Parser.builder().extensions(List.of(YamlFrontMatterExtension.create())).build();
  private static final Pattern PATH =
      Pattern.compile("([a-z]+)/(" + Rules.NAME + ")\\.([a-z]+)\\.md");

  /** What YAML takes for a text without quotes. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}](?:[^:#\"'\\\\]*[^:#\"'\\\\\\s])?");

  private ContentFile() {}

  /** The text that a file of this path holds; empty when no file of ours is called so. */
  static Optional<TextName> name(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      for (Language language : Language.values()) {
        if (kind.folder().equals(parts.group(1)) && language.tag().equals(parts.group(3))) {
          return Optional.of(new TextName(kind, parts.group(2), language));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What a file holds, whatever it is.
   *
   * @param path {@code articles/registering.en.md}
   */
  static Holding read(String path, String file) {
    String text = lines(file);
    Map<String, String> front = front(text);
    String title = taken(front, "title", "");
    String slug = taken(front, "slug", name(path).map(TextName::key).orElse(""));
    String summary = taken(front, "summary", "");
    boolean draft = taken(front, "draft", "false").equals("true");
    return new Holding(new Wording(title, slug, summary, front, body(text)).tidy(), draft);
  }

  /** The entry that a file holds. */
  static Entry read(String path, String file, Instant changed) {
    return Entry.of(name(path).orElseThrow(), read(path, file).wording(), changed);
  }

  /** A text as a file, which {@link #read} reads as the same. */
  static String write(TextName name, Holding holding) {
    Wording wording = holding.wording();
    StringBuilder file = new StringBuilder("---\n");
    write(file, "title", wording.title());
    file.append("slug: ").append(quoted(wording.slug())).append('\n');
    write(file, "summary", wording.summary());
    for (String field : name.kind().fields()) {
      write(file, field, wording.fields().getOrDefault(field, ""));
    }
    if (holding.draft()) {
      file.append("draft: true\n");
    }
    return file.append("---\n\n").append(wording.markdown()).append('\n').toString();
  }

  private static void write(StringBuilder file, String name, String value) {
    if (!value.isEmpty()) {
      file.append(name).append(": ").append(quoted(value)).append('\n');
    }
  }

  private static String quoted(String value) {
    return PLAIN.matcher(value).matches()
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Without the marks of other systems. */
  static String lines(String file) {
    String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    return text.replace("\r\n", "\n");
  }

  private static Map<String, String> front(String text) {
    YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
    FRONT.parse(text).accept(visitor);
    Map<String, String> front = new LinkedHashMap<>();
    visitor.getData().forEach((name, values) -> front.put(name, String.join(", ", values)));
    return front;
  }

  private static String taken(Map<String, String> front, String name, String otherwise) {
    String value = front.remove(name);
    return value == null ? otherwise : value;
  }

  private static String body(String text) {
    int end = text.indexOf("\n---", 3);
    int line = end < 0 ? -1 : text.indexOf('\n', end + 1);
    return end < 0 ? text : line < 0 ? "" : text.substring(line + 1);
  }

  /**
   * What a file holds.
   *
   * @param draft whether readers shall not get it
   */
  record Holding(Wording wording, boolean draft) {}
}
