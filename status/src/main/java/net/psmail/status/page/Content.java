package net.psmail.status.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.Report;
import net.psmail.status.history.Day;
import net.psmail.status.history.Series;
import net.psmail.status.incident.IncidentView;

/**
 * Everything that the pages are made of.
 *
 * @param incidents all that were published, newest first
 * @param maintenances all that were announced, the latest begin first
 * @param days of each component by its id: the last ninety, oldest first
 * @param series how long components took to answer in the last day, by their ids
 */
public record Content(
    Report report,
    List<IncidentView> incidents,
    List<IncidentView> maintenances,
    Map<String, List<Day>> days,
    Map<String, Series> series) {

  public Content {
    incidents = List.copyOf(incidents);
    maintenances = List.copyOf(maintenances);
    days = Map.copyOf(days);
    series = Map.copyOf(series);
  }

  /** Before anything is known but where components stand. */
  public static Content of(Report report) {
    return new Content(report, List.of(), List.of(), Map.of(), Map.of());
  }

  List<IncidentView> open() {
    return incidents.stream().filter(one -> !one.isOver()).toList();
  }

  /** Planned work that is going on or to come, the next first. */
  List<IncidentView> planned() {
    List<IncidentView> planned =
        new ArrayList<>(maintenances.stream().filter(one -> !one.isOver()).toList());
    Collections.reverse(planned);
    return planned;
  }

  /** What readers would see a difference in, the time and the numbers of today left out. */
  public Object gist() {
    return List.of(
        report.overall(),
        report.groups(),
        report.components().stream()
            .map(one -> List.of(one.component(), one.state(), one.source()))
            .toList(),
        incidents,
        maintenances);
  }
}
