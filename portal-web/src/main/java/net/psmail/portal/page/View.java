package net.psmail.portal.page;

import net.psmail.portal.view.Section;
import org.jspecify.annotations.Nullable;

/**
 * What a resource answers instead of markup.
 *
 * @param template the name of a template, without its ending
 * @param section the item of the navigation that the page belongs to
 * @param model what the template takes besides the frame; null if it takes nothing
 */
public record View(String template, Section section, @Nullable Object model) {

  /** A page that takes nothing but the frame. */
  public static View of(String template, Section section) {
    return new View(template, section, null);
  }
}
