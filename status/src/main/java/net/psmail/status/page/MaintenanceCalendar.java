package net.psmail.status.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import net.psmail.status.incident.IncidentView;

/**
 * Planned work as a calendar that a program can subscribe to (<a
 * href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>). An event keeps its UID when it is
 * moved, and stays as cancelled when it is; it blocks nobody's time.
 */
final class MaintenanceCalendar {

  /** The longest line without its end, in octets (RFC 5545 §3.1). */
  private static final int LONGEST_LINE = 75;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final PageSettings settings;
  private final String language;
  private final StringBuilder lines = new StringBuilder();

  private MaintenanceCalendar(PageSettings settings, String language) {
    this.settings = settings;
    this.language = language;
  }

  /**
   * The text of the calendar, as {@code text/calendar; charset=utf-8}.
   *
   * @param language "en" or "de", which is also the path below the page that links lead to
   * @param title what readers call the calendar
   * @param maintenances in any order
   */
  static String of(
      PageSettings settings, String language, String title, List<IncidentView> maintenances) {
    MaintenanceCalendar calendar = new MaintenanceCalendar(settings, language);
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//PSMail//Status page//EN");
    calendar.text("NAME", title);
    calendar.text("X-WR-CALNAME", title);
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    maintenances.forEach(calendar::event);
    calendar.line("END", "VCALENDAR");
    return calendar.lines.toString();
  }

  private void event(IncidentView maintenance) {
    line("BEGIN", "VEVENT");
    line("UID", maintenance.id() + "@" + settings.url().getHost());
    line("DTSTAMP", TIME.format(maintenance.updatedAt()));
    line("CREATED", TIME.format(maintenance.createdAt()));
    line("LAST-MODIFIED", TIME.format(maintenance.updatedAt()));
    line("SEQUENCE", Integer.toString(maintenance.revision()));
    line("DTSTART", TIME.format(maintenance.began()));
    line("DTEND", TIME.format(end(maintenance)));
    line("STATUS", maintenance.cancelledAt() == null ? "CONFIRMED" : "CANCELLED");
    line("TRANSP", "TRANSPARENT");
    text("SUMMARY", maintenance.name().in(language));
    text(
        "DESCRIPTION",
        maintenance.updates().stream()
            .map(update -> update.body().in(language))
            .collect(Collectors.joining("\n\n")));
    String below = language.equals("en") ? "" : "/" + language;
    line("URL", settings.url() + below + "/incidents/" + maintenance.id() + "/");
    line("END", "VEVENT");
  }

  /** When it ended, or is planned to; after its beginning in any case (RFC 5545 §3.8.2.2). */
  private static Instant end(IncidentView maintenance) {
    Instant least = maintenance.began().plus(1, ChronoUnit.SECONDS);
    Instant resolved = maintenance.cancelledAt() == null ? maintenance.resolvedAt() : null;
    Instant end = resolved == null ? maintenance.scheduledUntil() : resolved;
    return end == null || end.isBefore(least) ? least : end;
  }

  /** A text with its special characters escaped (RFC 5545 §3.3.11). */
  private void text(String name, String text) {
    line(
        name,
        text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n"));
  }

  /** A line, folded where it is too long, and never within a character. */
  private void line(String name, String value) {
    String line = name + ":" + value;
    int length = 0;
    for (int i = 0; i < line.length(); ) {
      String character = Character.toString(line.codePointAt(i));
      int octets = character.getBytes(StandardCharsets.UTF_8).length;
      if (length + octets > LONGEST_LINE) {
        lines.append("\r\n ");
        length = 1;
      }
      lines.append(character);
      length += octets;
      i += character.length();
    }
    lines.append("\r\n");
  }
}
