package net.psmail.status.page;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.incident.Affected;
import net.psmail.status.incident.Desk;
import net.psmail.status.incident.Impact;
import net.psmail.status.incident.IncidentView;
import net.psmail.status.incident.Kind;
import net.psmail.status.incident.UpdateView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MaintenanceCalendarTest {

  private static final Instant BEGIN = Instant.parse("2026-11-27T22:00:00Z");
  private static final Instant END = Instant.parse("2026-11-27T23:30:00Z");
  private static final Instant PLANNED = Instant.parse("2026-11-26T12:00:00.123456Z");
  private static final PageSettings SETTINGS =
      new PageSettings(
          "PSMail",
          URI.create("https://psmail.test"),
          URI.create("https://status.psmail.test/status"),
          Duration.ofMinutes(1));

  private static IncidentView work(
      Text name,
      Text body,
      net.psmail.status.incident.Status status,
      @Nullable Instant resolvedAt,
      @Nullable Instant cancelledAt,
      int revision) {
    UpdateView update =
        new UpdateView(
            "update000000",
            status,
            body,
            "alice",
            PLANNED,
            PLANNED,
            PLANNED,
            List.of(new Affected("imapimapimap", State.OPERATIONAL, State.OPERATIONAL)),
            List.of());
    return new IncidentView(
        "work00000000",
        Kind.MAINTENANCE,
        name,
        status,
        Impact.MAINTENANCE,
        null,
        BEGIN,
        PLANNED,
        null,
        resolvedAt,
        BEGIN,
        END,
        cancelledAt,
        revision,
        new Desk(false, null, null, null, null, null),
        PLANNED,
        PLANNED,
        List.of(update));
  }

  private static IncidentView planned(Text name, Text body) {
    return work(name, body, net.psmail.status.incident.Status.SCHEDULED, null, null, 3);
  }

  private static VEvent read(String language, IncidentView work) {
    String text = MaintenanceCalendar.of(SETTINGS, language, "Planned work", List.of(work));
    ICalendar calendar = Biweekly.parse(text).first();
    assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).isEmpty();
    assertThat(calendar.getEvents()).hasSize(1);
    return calendar.getEvents().get(0);
  }

  @Test
  void saysWhenWorkIsPlanned() {
    VEvent event = read("en", planned(new Text("New disks", "Neue Platten"), new Text("x", "y")));
    assertThat(event.getUid().getValue()).isEqualTo("work00000000@status.psmail.test");
    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(BEGIN);
    assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(END);
    assertThat(event.getDateTimeStamp().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-11-26T12:00:00Z"));
    assertThat(event.getSequence().getValue()).isEqualTo(3);
    assertThat(event.getStatus()).isEqualTo(Status.confirmed());
    assertThat(event.getSummary().getValue()).isEqualTo("New disks");
    assertThat(event.getDescription().getValue()).isEqualTo("x");
    assertThat(event.getUrl().getValue())
        .isEqualTo("https://status.psmail.test/status/incidents/work00000000/");
  }

  @Test
  void speaksGerman() {
    VEvent event = read("de", planned(new Text("New disks", "Neue Platten"), new Text("x", null)));
    assertThat(event.getSummary().getValue()).isEqualTo("Neue Platten");
    assertThat(event.getDescription().getValue()).isEqualTo("x");
    assertThat(event.getUrl().getValue())
        .isEqualTo("https://status.psmail.test/status/de/incidents/work00000000/");
  }

  @Test
  void bringsEveryTextThrough() {
    String name = "A;B,C:D\\n\"E\" \u00e4\u20ac\ud83d\ude80";
    String body = "First, line; of \\ many\nSecond \ud83d\ude80".repeat(90) + "\n\nEND:VEVENT";
    VEvent event = read("en", planned(new Text(name, null), new Text(body, null)));
    assertThat(event.getSummary().getValue()).isEqualTo(name);
    assertThat(event.getDescription().getValue()).isEqualTo(body);
  }

  @Test
  void foldsLinesOfMoreThan75OctetsBetweenCharacters() {
    String name = "\u00e4\u20ac\ud83d\ude80".repeat(40);
    String text =
        MaintenanceCalendar.of(
            SETTINGS,
            "en",
            "Planned work",
            List.of(planned(new Text(name, null), new Text("x", null))));
    assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContainPattern("(?<!\r)\n");
    for (String line : text.lines().toList()) {
      assertThat(line).doesNotContain("\ufffd");
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
      assertThat(Character.isLowSurrogate(line.charAt(line.startsWith(" ") ? 1 : 0))).isFalse();
    }
  }

  @Test
  void keepsCancelledWorkAsCancelled() {
    Instant later = PLANNED.plusSeconds(60);
    VEvent event =
        read(
            "en",
            work(
                new Text("New disks", null),
                new Text("It will not take place.", null),
                net.psmail.status.incident.Status.COMPLETED,
                later,
                later,
                4));
    assertThat(event.getStatus()).isEqualTo(Status.cancelled());
    assertThat(event.getSequence().getValue()).isEqualTo(4);
    assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(END);
  }

  @Test
  void endsWhenWorkEnded() {
    Instant early = BEGIN.plusSeconds(600);
    IncidentView ended =
        work(
            new Text("New disks", null),
            new Text("Done.", null),
            net.psmail.status.incident.Status.COMPLETED,
            early,
            null,
            1);
    assertThat(read("en", ended).getDateEnd().getValue().toInstant()).isEqualTo(early);
  }

  @Test
  void isACalendarAlsoWithoutWork() {
    String text = MaintenanceCalendar.of(SETTINGS, "en", "Planned work", List.of());
    assertThat(Biweekly.parse(text).first().getEvents()).isEmpty();
    assertThat(text).contains("\r\nNAME:Planned work\r\n");
  }
}
