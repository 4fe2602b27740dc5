package net.psmail.status.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.Report;
import net.psmail.status.database.Database;
import net.psmail.status.history.Day;
import net.psmail.status.history.Series;
import net.psmail.status.page.Content;

/** What the pages say of the past, worked out by plain SQL from one result a minute each. */
final class FromResults {

  private static final int SECONDS = 60;

  private final Database database;
  private final Map<String, String> probes;

  /**
   * @param probes the probe that stands for each component, by the component's id
   */
  FromResults(Database database, Map<String, String> probes) {
    this.database = database;
    this.probes = probes;
  }

  Content content(Report report) {
    Map<String, List<Day>> days = days();
    Map<String, List<Series.Point>> points = points();
    Map<String, List<Day>> shownDays = new HashMap<>();
    Map<String, Series> shownPoints = new HashMap<>();
    probes.forEach(
        (component, probe) -> {
          shownDays.put(component, days.getOrDefault(probe, List.of()));
          shownPoints.put(component, new Series(component, points.getOrDefault(probe, List.of())));
        });
    return new Content(report, List.of(), List.of(), shownDays, shownPoints);
  }

  private Map<String, List<Day>> days() {
    Map<String, List<Day>> days = new HashMap<>();
    database.query(
        "count results",
        row ->
            days.computeIfAbsent(row.getString("probe_id"), id -> new ArrayList<>())
                .add(
                    new Day(
                        Database.date(row, "day_of_it"),
                        SECONDS * row.getInt("looks"),
                        SECONDS * row.getInt("failed"),
                        0,
                        0,
                        0)),
        "select probe_id, cast(checked_at as date) as day_of_it, count(*) as looks,"
            + " sum(case when finding = 'WORKS' then 0 else 1 end) as failed from every_result"
            + " group by probe_id, cast(checked_at as date) order by probe_id, day_of_it");
    return days;
  }

  private Map<String, List<Series.Point>> points() {
    Map<String, List<Series.Point>> points = new HashMap<>();
    database.query(
        "sum up results",
        row ->
            points
                .computeIfAbsent(row.getString("probe_id"), id -> new ArrayList<>())
                .add(
                    new Series.Point(
                        Database.date(row, "day_of_it")
                            .atTime(row.getInt("hour_of_it"), 10 * row.getInt("tenth"))
                            .toInstant(ZoneOffset.UTC),
                        row.getInt("mean_ms"),
                        row.getInt("failed"))),
        "select probe_id, cast(checked_at as date) as day_of_it,"
            + " extract(hour from checked_at) as hour_of_it,"
            + " floor(extract(minute from checked_at) / 10) as tenth,"
            + " floor(sum(took_ms) / count(*)) as mean_ms,"
            + " sum(case when finding = 'WORKS' then 0 else 1 end) as failed from probe_result"
            + " where checked_at >= ? group by probe_id, day_of_it, hour_of_it, tenth"
            + " order by probe_id, day_of_it, hour_of_it, tenth",
        Instant.now().minus(Duration.ofDays(1)));
    return points;
  }

  /** A baseline that says something else would be none: the days that are over, and the times. */
  void requireSame(Past past) {
    Map<String, List<Day>> days = days();
    Map<String, List<Series.Point>> points = points();
    probes.forEach(
        (component, probe) -> {
          Series read = past.series().getOrDefault(component, new Series(component, List.of()));
          List<Series.Point> counted = points.getOrDefault(probe, List.of());
          if (!isOver(past.days().getOrDefault(component, List.of()))
                  .equals(isOver(days.getOrDefault(probe, List.of())))
              || read.points().size() < 2
              || !withoutFirst(read.points()).equals(withoutFirst(counted))) {
            throw new IllegalStateException("The results say something else of " + component);
          }
        });
  }

  private static List<Day> isOver(List<Day> days) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return days.stream().filter(one -> one.date().isBefore(today)).toList();
  }

  /** The first of them has begun before a day ago. */
  private static List<Series.Point> withoutFirst(List<Series.Point> points) {
    return points.subList(1, points.size());
  }
}
