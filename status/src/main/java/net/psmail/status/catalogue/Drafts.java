package net.psmail.status.catalogue;

import net.psmail.status.StatusException;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/** What operators may write. */
final class Drafts {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_DESCRIPTION = 500;

  private Drafts() {}

  static Text name(String field, Text text) {
    String english = text.english().strip();
    if (english.isEmpty()) {
      throw StatusException.invalidInput(field, "missing");
    }
    return new Text(
        within(field, english, LONGEST_NAME), german(field, text.german(), LONGEST_NAME));
  }

  static Text description(String field, Text text) {
    return new Text(
        within(field, text.english().strip(), LONGEST_DESCRIPTION),
        german(field, text.german(), LONGEST_DESCRIPTION));
  }

  private static @Nullable String german(String field, @Nullable String text, int longest) {
    return text == null || text.isBlank() ? null : within(field + "_de", text.strip(), longest);
  }

  private static String within(String field, String text, int longest) {
    if (text.length() > longest) {
      throw StatusException.invalidInput(field, "too_long");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw StatusException.invalidInput(field, "not_text");
    }
    return text;
  }
}
