package net.psmail.status.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;
import net.psmail.status.component.State;
import net.psmail.status.history.Series;
import net.psmail.status.incident.IncidentView;

/**
 * What the first page shows, with every word chosen already.
 *
 * @param tables makes markup of bad days
 */
record PageView(Frame frame, Content content, Function<BadDays, String> tables) {

  /** So many days of the past stand on the first page. */
  private static final int PAST_DAYS = 14;

  private static final int MOST_PAST = 10;

  /**
   * Services that stand together.
   *
   * @param name empty for those that stand alone
   * @param state the worst of them
   */
  record Section(String name, String state, String stateInWords, List<ServiceLine> lines) {}

  private Words words() {
    return frame.words();
  }

  private Report report() {
    return content.report();
  }

  String headline() {
    return words().headline(report().overall());
  }

  String lead() {
    String key = "lead." + report().overall().code();
    String every = words().every(frame.settings().interval());
    return switch (report().overall()) {
      case UNKNOWN -> words().text(key);
      case NONE -> words().text(key, report().components().size());
      case MINOR -> words().text(key, named(State.DEGRADED_PERFORMANCE).size());
      case MAJOR -> {
        List<String> down = named(State.MAJOR_OUTAGE);
        down.addAll(named(State.PARTIAL_OUTAGE));
        yield words().text(key, down.size(), String.join(", ", down), every);
      }
      case CRITICAL -> words().text(key, every);
    };
  }

  private List<String> named(State state) {
    List<String> names = new ArrayList<>();
    report().components().stream()
        .filter(component -> component.state() == state)
        .forEach(component -> names.add(words().of(component.component().name())));
    return names;
  }

  /** The state as an icon of its own: what a state of a single component would show. */
  String glance() {
    return switch (report().overall()) {
      case UNKNOWN -> State.UNKNOWN.code();
      case NONE -> State.OPERATIONAL.code();
      case MINOR -> State.DEGRADED_PERFORMANCE.code();
      case MAJOR, CRITICAL -> State.MAJOR_OUTAGE.code();
    };
  }

  boolean known() {
    return report().overall() != Overall.UNKNOWN;
  }

  /** Those that stand alone first, then each group. */
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    add(sections, "", component -> component.component().groupId() == null);
    report()
        .groups()
        .forEach(
            group ->
                add(
                    sections,
                    words().of(group.name()),
                    component -> group.id().equals(component.component().groupId())));
    return sections;
  }

  private void add(List<Section> sections, String name, Predicate<ComponentView> belongs) {
    List<ServiceLine> lines =
        report().components().stream()
            .filter(ComponentView::isShown)
            .filter(belongs)
            .map(this::line)
            .toList();
    if (!lines.isEmpty()) {
      State worst =
          lines.stream()
              .map(line -> line.component().state())
              .max(Comparator.naturalOrder())
              .orElse(State.UNKNOWN);
      sections.add(new Section(name, worst.code(), words().state(worst), lines));
    }
  }

  private ServiceLine line(ComponentView component) {
    Bar bar = new Bar(content.days().getOrDefault(component.id(), List.of()), words());
    String name = words().of(component.component().name());
    return new ServiceLine(
        component,
        words(),
        bar,
        tables.apply(new BadDays(words(), name, bar.badDays())),
        new Chart(
            content.series().getOrDefault(component.id(), new Series(component.id(), List.of())),
            frame.madeAt()));
  }

  List<IncidentLine> open() {
    return lines(content.open());
  }

  List<IncidentLine> planned() {
    return lines(content.planned());
  }

  /** What is over, of the last days. */
  List<IncidentLine> past() {
    Instant begin = frame.madeAt().minus(Duration.ofDays(PAST_DAYS));
    return lines(
        content.incidents().stream()
            .filter(one -> one.isOver() && one.began().isAfter(begin))
            .limit(MOST_PAST)
            .toList());
  }

  private List<IncidentLine> lines(Collection<IncidentView> incidents) {
    Map<String, String> names = names(report(), words());
    return incidents.stream().map(one -> new IncidentLine(one, words(), names)).toList();
  }

  /** The names of all components by id. */
  static Map<String, String> names(Report report, Words words) {
    Map<String, String> names = new HashMap<>();
    report.components().forEach(one -> names.put(one.id(), words.of(one.component().name())));
    return names;
  }

  String how() {
    return words().text("how.text", words().every(frame.settings().interval()));
  }

  /** The day of the newest column of each bar. */
  String today() {
    return LocalDate.ofInstant(frame.madeAt(), ZoneOffset.UTC).toString();
  }
}
