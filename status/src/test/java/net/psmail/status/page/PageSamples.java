package net.psmail.status.page;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.Component;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Group;
import net.psmail.status.component.Origin;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;
import net.psmail.status.component.Source;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.history.Day;
import net.psmail.status.history.Series;
import net.psmail.status.incident.Affected;
import net.psmail.status.incident.Desk;
import net.psmail.status.incident.Edit;
import net.psmail.status.incident.Impact;
import net.psmail.status.incident.IncidentView;
import net.psmail.status.incident.Kind;
import net.psmail.status.incident.Status;
import net.psmail.status.incident.UpdateView;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import org.jspecify.annotations.Nullable;

/** What a provider's page may look like on a good and on a bad day. */
final class PageSamples {

  static final Instant NOW = Instant.parse("2026-11-23T12:01:01Z");
  static final PageSettings SETTINGS =
      new PageSettings(
          "Müller & <Mail>",
          URI.create("https://mail.example.org"),
          URI.create("https://mail.example.org/status"),
          Duration.ofSeconds(30));

  private static final Desk DESK = new Desk(false, null, null, null, null, null);
  private static final Instant DAWN = Instant.parse("2026-11-01T00:00:00Z");
  private static final String WEB = "group0000001";

  private PageSamples() {}

  static ComponentView component(
      String id,
      String english,
      String german,
      State state,
      Source source,
      @Nullable Finding trouble) {
    Component component =
        new Component(
            id,
            id,
            id.startsWith("web") ? WEB : null,
            new Text(english, german),
            new Text("What it is for.", "Wozu es da ist."),
            1,
            true,
            false,
            LocalDate.parse("2026-08-01"),
            Origin.AUTOMATIC,
            null,
            DAWN,
            DAWN);
    return new ComponentView(
        component,
        state,
        source,
        true,
        source == Source.PROBES ? state : State.OPERATIONAL,
        state == State.UNKNOWN ? null : Instant.parse("2026-11-23T11:40:00Z"),
        trouble == null ? null : new Outcome(NOW, trouble, Duration.ofMillis(5)));
  }

  private static Report report(Overall overall, List<ComponentView> components) {
    List<Group> groups = List.of(new Group(WEB, new Text("Web site", "Website"), 1, DAWN, DAWN));
    return new Report(overall, groups, components, NOW.minusSeconds(1));
  }

  private static List<ComponentView> components(State reading, @Nullable Finding trouble) {
    return List.of(
        component("imaps0000001", "Reading mail", "E-Mails lesen", reading, Source.PROBES, trouble),
        component(
            "submission01",
            "Sending mail",
            "E-Mails senden",
            State.OPERATIONAL,
            Source.PROBES,
            null),
        component("web000000001", "Pages", "Seiten", State.OPERATIONAL, Source.PROBES, null));
  }

  static Content unknown() {
    return Content.of(
        report(
            Overall.UNKNOWN,
            List.of(
                component(
                    "imaps0000001",
                    "Reading mail",
                    "E-Mails lesen",
                    State.UNKNOWN,
                    Source.PROBES,
                    null))));
  }

  static Content good() {
    return reading(State.OPERATIONAL, null, 0);
  }

  /**
   * All is well but reading.
   *
   * @param day which of the sample days today is for reading
   */
  static Content reading(State state, @Nullable Finding trouble, int day) {
    List<ComponentView> components = components(state, trouble);
    Map<String, List<Day>> days = days(components);
    List<Day> ofReading = new ArrayList<>(days.getOrDefault("imaps0000001", List.of()));
    ofReading.set(ofReading.size() - 1, day(LocalDate.parse("2026-11-23"), day));
    days.put("imaps0000001", ofReading);
    return new Content(
        report(state == State.OPERATIONAL ? Overall.NONE : Overall.MAJOR, components),
        List.of(),
        List.of(),
        days,
        series(components));
  }

  /** Reading is down, sending is worked on, something is planned, something is over. */
  static Content bad() {
    List<ComponentView> components =
        List.of(
            component(
                "imaps0000001",
                "Reading mail",
                "E-Mails lesen",
                State.MAJOR_OUTAGE,
                Source.PROBES,
                Finding.REFUSED),
            component(
                "submission01",
                "Sending mail",
                "E-Mails senden",
                State.UNDER_MAINTENANCE,
                Source.MAINTENANCE,
                null),
            component(
                "web000000001",
                "Pages",
                "Seiten",
                State.DEGRADED_PERFORMANCE,
                Source.OPERATOR,
                null));
    return new Content(
        report(Overall.MAJOR, components),
        List.of(outage(), earlier()),
        List.of(work("work00000002", "2026-11-28T02:00:00Z", Status.SCHEDULED), running()),
        days(components),
        series(components));
  }

  static IncidentView outage() {
    return new IncidentView(
        "outage000001",
        Kind.INCIDENT,
        new Text("Mailboxes cannot be read", "Postfächer sind nicht lesbar"),
        Status.IDENTIFIED,
        Impact.MAJOR,
        null,
        Instant.parse("2026-11-23T11:42:00Z"),
        Instant.parse("2026-11-23T11:42:00Z"),
        null,
        null,
        null,
        null,
        null,
        0,
        DESK,
        Instant.parse("2026-11-23T11:42:00Z"),
        Instant.parse("2026-11-23T11:55:00Z"),
        List.of(
            new UpdateView(
                "update000002",
                Status.IDENTIFIED,
                new Text(
                    "A disk of the store has failed. Mail that arrives is kept, and nothing is"
                        + " lost.\nWe expect to be back at 13:00 UTC.",
                    null),
                "anna",
                Instant.parse("2026-11-23T11:55:00Z"),
                Instant.parse("2026-11-23T11:55:00Z"),
                Instant.parse("2026-11-23T11:58:00Z"),
                List.of(),
                List.of(
                    new Edit(
                        Instant.parse("2026-11-23T11:58:00Z"),
                        new Text("A disk of the store has failed.", null),
                        "anna"))),
            new UpdateView(
                "update000001",
                Status.INVESTIGATING,
                new Text(
                    "Mail programs cannot sign in. We are looking for the cause <b>now</b>.",
                    "E-Mail-Programme können sich nicht anmelden. Wir suchen die Ursache."),
                "anna",
                Instant.parse("2026-11-23T11:42:00Z"),
                Instant.parse("2026-11-23T11:42:00Z"),
                Instant.parse("2026-11-23T11:42:00Z"),
                List.of(new Affected("imaps0000001", State.OPERATIONAL, State.MAJOR_OUTAGE)),
                List.of())));
  }

  private static IncidentView earlier() {
    Instant begin = Instant.parse("2026-11-14T06:10:00Z");
    Instant end = Instant.parse("2026-11-14T07:25:00Z");
    return new IncidentView(
        "earlier00001",
        Kind.INCIDENT,
        new Text("Mail was sent with a delay", "E-Mails wurden verspätet gesendet"),
        Status.RESOLVED,
        Impact.MINOR,
        null,
        begin,
        begin,
        null,
        end,
        null,
        null,
        null,
        0,
        DESK,
        begin,
        end,
        List.of(
            new UpdateView(
                "update000012",
                Status.RESOLVED,
                new Text("The queue is empty again.", "Die Warteschlange ist wieder leer."),
                "anna",
                end,
                end,
                end,
                List.of(),
                List.of()),
            new UpdateView(
                "update000011",
                Status.INVESTIGATING,
                new Text("The queue grows.", "Die Warteschlange wächst."),
                "anna",
                begin,
                begin,
                begin,
                List.of(
                    new Affected("submission01", State.OPERATIONAL, State.DEGRADED_PERFORMANCE)),
                List.of())));
  }

  private static IncidentView running() {
    return work("work00000001", "2026-11-23T11:30:00Z", Status.IN_PROGRESS);
  }

  static IncidentView work(String id, String begin, Status status) {
    Instant from = Instant.parse(begin);
    Instant written = Instant.parse("2026-11-20T09:00:00Z");
    return new IncidentView(
        id,
        Kind.MAINTENANCE,
        new Text("New mail gateway", "Neuer Mail-Übergang"),
        status,
        Impact.MAINTENANCE,
        null,
        from,
        written,
        null,
        null,
        from,
        from.plus(Duration.ofHours(2)),
        null,
        0,
        DESK,
        written,
        written,
        List.of(
            new UpdateView(
                "update-" + id,
                status,
                new Text(
                    "Sending may take a few minutes longer.",
                    "Das Senden kann einige Minuten länger dauern."),
                "anna",
                written,
                written,
                written,
                List.of(new Affected("submission01", State.OPERATIONAL, State.UNDER_MAINTENANCE)),
                List.of())));
  }

  private static Map<String, List<Day>> days(List<ComponentView> components) {
    Map<String, List<Day>> all = new HashMap<>();
    LocalDate today = LocalDate.parse("2026-11-23");
    for (ComponentView component : components) {
      List<Day> days = new ArrayList<>();
      for (int ago = 79; ago >= 0; ago--) {
        days.add(day(today.minusDays(ago), (ago + component.id().hashCode() % 7) % 40));
      }
      all.put(component.id(), days);
    }
    return all;
  }

  private static Day day(LocalDate date, int which) {
    return switch (which) {
      case 3 -> new Day(date, 86_400, 4_500, 0, 0, 0);
      case 17 -> new Day(date, 86_400, 0, 3_000, 600, 0);
      case 21 -> new Day(date, 86_400, 0, 0, 900, 0);
      case 30 -> new Day(date, 79_200, 0, 0, 0, 7_200);
      default -> new Day(date, 86_400, 0, 0, 0, 0);
    };
  }

  private static Map<String, Series> series(List<ComponentView> components) {
    Map<String, Series> all = new HashMap<>();
    for (ComponentView component : components) {
      List<Series.Point> points = new ArrayList<>();
      for (int i = 143; i >= 0; i--) {
        Instant begin = Instant.parse("2026-11-23T12:00:00Z").minus(Series.STEP.multipliedBy(i));
        if (i < 90 || i > 100) {
          points.add(new Series.Point(begin, 20 + i * 7 % 23, i == 30 ? 2 : 0));
        }
      }
      all.put(component.id(), new Series(component.id(), points));
    }
    return all;
  }
}
