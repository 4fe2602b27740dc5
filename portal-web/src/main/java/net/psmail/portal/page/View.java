package net.psmail.portal.page;

import java.util.Map;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Section;
import org.jspecify.annotations.Nullable;

/**
 * What a resource answers instead of markup.
 *
 * @param template the name of a template, without its ending
 * @param section the item of the navigation that the page belongs to
 * @param model what the template takes besides the frame; null if it takes nothing
 * @param paths where the page stands in each language that it exists in, without the prefix; empty
 *     for a page that has one path in all of them
 */
public record View(
    String template, Section section, @Nullable Object model, Map<Language, String> paths) {

  /** A page that has the same path in all languages. */
  public View(String template, Section section, @Nullable Object model) {
    this(template, section, model, Map.of());
  }

  /** A page that takes nothing but the frame. */
  public static View of(String template, Section section) {
    return new View(template, section, null);
  }

  /** The same page, whose path is another one in each language. */
  public View at(Map<Language, String> paths) {
    return new View(template, section, model, paths);
  }
}
