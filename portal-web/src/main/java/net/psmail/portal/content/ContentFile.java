package net.psmail.portal.content;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.Language;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.parser.Parser;

/** Reads the file form: {@code <folder>/<key>.<language>.md} with front matter. */
final class ContentFile {

  private static final Parser FRONT =
      Parser.builder().extensions(List.of(YamlFrontMatterExtension.create())).build();

  private ContentFile() {}

  /**
   * The entry that a file holds.
   *
   * @param path {@code articles/registering.en.md}
   */
  static Entry read(String path, String text, Instant changed) {
    String[] names = path.split("[/.]", -1);
    Map<String, String> front = front(text);
    String title = front.remove("title");
    String slug = front.remove("slug");
    String summary = front.getOrDefault("summary", "");
    front.remove("summary");
    return new Entry(
        kind(names[0]),
        names[1],
        names[2].equals("de") ? Language.GERMAN : Language.ENGLISH,
        slug == null ? names[1] : slug,
        title == null ? "" : title,
        summary,
        Map.copyOf(front),
        body(text),
        changed);
  }

  private static Map<String, String> front(String text) {
    YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
    FRONT.parse(text).accept(visitor);
    Map<String, String> front = new LinkedHashMap<>();
    visitor.getData().forEach((name, values) -> front.put(name, String.join(", ", values)));
    return front;
  }

  private static String body(String text) {
    int end = text.indexOf("\n---", 3);
    return end < 0 ? text : text.substring(text.indexOf('\n', end + 1) + 1).strip();
  }

  private static Kind kind(String folder) {
    for (Kind kind : Kind.values()) {
      if (kind.folder().equals(folder)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("There is no kind of content called " + folder);
  }
}
