package net.psmail.status.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import org.jspecify.annotations.Nullable;

/** What operators may write. */
final class Input {

  static final int LONGEST_NAME = 200;
  static final int LONGEST_BODY = 4_000;

  private static final int LONGEST_AUTHOR = 100;
  private static final Duration FARTHEST = Duration.ofDays(731);
  private static final Duration LONGEST_REMINDER = Duration.ofDays(30);

  private Input() {}

  /** One line, which may end up as the subject of a mail. */
  static Text line(String field, Text text) {
    return text(field, text, LONGEST_NAME, false);
  }

  static Text body(Text text) {
    return text("body", text, LONGEST_BODY, true);
  }

  static String author(String author) {
    return required("author", author, LONGEST_AUTHOR, false);
  }

  static String required(String field, String text, int longest, boolean lines) {
    String clean = clean(field, text, longest, lines);
    if (clean.isEmpty()) {
      throw StatusException.invalidInput(field, "missing");
    }
    return clean;
  }

  private static Text text(String field, Text text, int longest, boolean lines) {
    String german = text.german();
    return new Text(
        required(field, text.english(), longest, lines),
        german == null || german.isBlank() ? null : clean(field + "_de", german, longest, lines));
  }

  private static String clean(String field, String text, int longest, boolean lines) {
    String clean = text.replace("\r\n", "\n").strip();
    if (clean.length() > longest) {
      throw StatusException.invalidInput(field, "too_long");
    }
    if (!clean.codePoints().allMatch(one -> isText(one) || (lines && isLayout(one)))) {
      throw StatusException.invalidInput(field, "not_text");
    }
    return clean;
  }

  private static boolean isText(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isLayout(int codePoint) {
    return codePoint == '\n' || codePoint == '\t';
  }

  static void status(Status status, Kind kind) {
    if (!status.fits(kind)) {
      throw StatusException.invalidInput("status", "unknown");
    }
  }

  static void impact(@Nullable Impact impact, Kind kind) {
    if (impact != null && (impact == Impact.MAINTENANCE) != (kind == Kind.MAINTENANCE)) {
      throw StatusException.invalidInput("impact", "unknown");
    }
  }

  /** Components that there are, in states that somebody can say. */
  static void components(Map<String, State> components, Map<String, State> standing) {
    known(components.keySet(), standing);
    if (components.containsValue(State.UNKNOWN)) {
      throw StatusException.invalidInput("components", "state");
    }
  }

  static void known(Collection<String> components, Map<String, State> standing) {
    if (!standing.keySet().containsAll(components)) {
      throw StatusException.invalidInput("components", "unknown");
    }
  }

  /** When readers see a message; never in the future, else it would stand above what follows. */
  static void displayAt(@Nullable Instant displayAt, Instant now) {
    if (displayAt != null && displayAt.isAfter(now)) {
      throw StatusException.invalidInput("display_at", "in_future");
    }
    if (displayAt != null && displayAt.isBefore(now.minus(FARTHEST))) {
      throw StatusException.invalidInput("display_at", "too_far");
    }
  }

  static void from(Instant from, Instant now) {
    if (from.isBefore(now)) {
      throw StatusException.invalidInput("scheduled_for", "in_past");
    }
    if (from.isAfter(now.plus(FARTHEST))) {
      throw StatusException.invalidInput("scheduled_for", "too_far");
    }
  }

  static void until(Instant until, Instant from, Instant now) {
    if (!until.isAfter(from)) {
      throw StatusException.invalidInput("scheduled_until", "not_after_begin");
    }
    if (!until.isAfter(now)) {
      throw StatusException.invalidInput("scheduled_until", "in_past");
    }
    if (until.isAfter(now.plus(FARTHEST))) {
      throw StatusException.invalidInput("scheduled_until", "too_far");
    }
  }

  static void reminder(@Nullable Duration before) {
    if (before != null
        && (before.isNegative() || before.isZero() || before.compareTo(LONGEST_REMINDER) > 0)) {
      throw StatusException.invalidInput("remind_before", "out_of_range");
    }
  }
}
