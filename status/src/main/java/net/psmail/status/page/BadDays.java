package net.psmail.status.page;

import java.util.List;
import net.psmail.status.history.Day;

/**
 * The table of days on which something happened to a component. Equal ones look the same.
 *
 * @param name of the component
 * @param days the newest first
 */
record BadDays(Words words, String name, List<Day> days) {

  /** One day. */
  record Line(String date, String exact, String state, String code, String lasted, String uptime) {}

  List<Line> lines() {
    return days.stream().map(this::line).toList();
  }

  private Line line(Day day) {
    int seconds =
        switch (day.worst()) {
          case MAJOR_OUTAGE -> day.major();
          case PARTIAL_OUTAGE -> day.partial();
          case DEGRADED_PERFORMANCE -> day.degraded();
          default -> day.maintenance();
        };
    return new Line(
        words.date(day.date()),
        day.date().toString(),
        words.state(day.worst()),
        day.worst().code(),
        words.lasted(seconds),
        words.percent(day.uptime()));
  }
}
