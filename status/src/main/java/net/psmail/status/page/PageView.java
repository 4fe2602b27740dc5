package net.psmail.status.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;
import net.psmail.status.component.State;
import net.psmail.status.probe.Outcome;

/** What the template shows, with every word chosen already. */
record PageView(Words words, PageSettings settings, Report report, Instant madeAt, String style) {

  /**
   * One component.
   *
   * @param state its code, which chooses icon and colour
   * @param trouble what is wrong, empty if nothing is
   */
  record Line(
      String name,
      String about,
      String state,
      String stateInWords,
      String since,
      String sinceExact,
      String trouble) {}

  String text(String key, Object... values) {
    return words.text(key, values);
  }

  String headline() {
    return words.headline(report.overall());
  }

  String lead() {
    String key = "lead." + report.overall().code();
    String every = words.every(settings.interval());
    return switch (report.overall()) {
      case UNKNOWN -> words.text(key);
      case NONE -> words.text(key, report.components().size());
      case MINOR -> words.text(key, named(State.DEGRADED_PERFORMANCE).size());
      case MAJOR -> {
        List<String> down = named(State.MAJOR_OUTAGE);
        yield words.text(key, down.size(), String.join(", ", down), every);
      }
      case CRITICAL -> words.text(key, every);
    };
  }

  /** The state as an icon of its own: what a state of a single component would show. */
  String glance() {
    return switch (report.overall()) {
      case UNKNOWN -> State.UNKNOWN.code();
      case NONE -> State.OPERATIONAL.code();
      case MINOR -> State.DEGRADED_PERFORMANCE.code();
      case MAJOR, CRITICAL -> State.MAJOR_OUTAGE.code();
    };
  }

  boolean known() {
    return report.overall() != Overall.UNKNOWN;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (ComponentView component : report.components()) {
      Instant since = component.since();
      lines.add(
          new Line(
              Names.of(component, report, words),
              words.about(component),
              component.state().code(),
              words.state(component.state()),
              since == null ? "" : words.time(since),
              since == null ? "" : since.toString(),
              trouble(component)));
    }
    return lines;
  }

  private String trouble(ComponentView component) {
    Outcome last = component.last();
    boolean bad =
        component.state() == State.MAJOR_OUTAGE || component.state() == State.DEGRADED_PERFORMANCE;
    return bad && last != null ? words.finding(last.finding()) : "";
  }

  private List<String> named(State state) {
    return report.components().stream()
        .filter(component -> component.state() == state)
        .map(component -> Names.of(component, report, words))
        .toList();
  }

  String how() {
    return words.text("how.text", words.every(settings.interval()));
  }

  String made() {
    return words.timeWithSeconds(madeAt);
  }

  boolean english() {
    return words == Words.ENGLISH;
  }

  /** A dot in the colour of the state for the browser's tab. */
  String icon() {
    String colour =
        switch (report.overall()) {
          case UNKNOWN -> "5b6772";
          case NONE -> "1d6b3c";
          case MINOR -> "8a5a00";
          case MAJOR, CRITICAL -> "a32020";
        };
    return "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Ccircle cx='8' cy='8' r='7' fill='%23"
        + colour
        + "'/%3E%3C/svg%3E";
  }
}
