package net.psmail.portal.desk;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Wording;
import net.psmail.portal.view.EditorView.Moment;

/**
 * The form of the editor as it was sent.
 *
 * @param base the version that the author began with; 0 for a new text
 * @param act what shall be done with it
 */
record Typed(int base, Wording wording, Act act, Moment moment) {

  /** What the buttons of the editor say. */
  enum Act {
    SAVE,
    PUBLISH,
    SCHEDULE
  }

  static Typed of(Kind kind, MultivaluedMap<String, String> form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : Shape.of(kind).fields()) {
      String value = line(form, name);
      if (!value.isEmpty()) {
        fields.put(name, value);
      }
    }
    String title = line(form, "title");
    String slug = line(form, "slug");
    return new Typed(
        number(line(form, "base")),
        new Wording(
            title,
            slug.isEmpty() && kind.hasSlug() ? Slugs.of(title) : slug,
            line(form, "summary"),
            Map.copyOf(fields),
            text(form, "markdown")),
        act(line(form, "act")),
        new Moment(line(form, "day"), line(form, "time"), line(form, "zone")));
  }

  Typed onTopOf(int version) {
    return new Typed(version, wording, act, moment);
  }

  /** The moment to publish at; empty when it is none. */
  Optional<Instant> at() {
    try {
      ZoneId zone = ZoneId.of(moment.zone().isEmpty() ? "UTC" : moment.zone());
      LocalTime time = LocalTime.parse(moment.time());
      return Optional.of(LocalDate.parse(moment.day()).atTime(time).atZone(zone).toInstant());
    } catch (DateTimeException noMoment) {
      return Optional.empty();
    }
  }

  /** A text as it is kept: browsers send their own ends of lines. */
  static String text(MultivaluedMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.replace("\r\n", "\n").stripTrailing();
  }

  private static String line(MultivaluedMap<String, String> form, String name) {
    return text(form, name).replaceAll("\\s+", " ").strip();
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static Act act(String name) {
    return switch (name) {
      case "publish" -> Act.PUBLISH;
      case "schedule" -> Act.SCHEDULE;
      default -> Act.SAVE;
    };
  }
}
