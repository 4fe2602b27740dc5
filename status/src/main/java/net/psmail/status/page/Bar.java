package net.psmail.status.page;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.State;
import net.psmail.status.history.Day;

/**
 * The last ninety days of a component, drawn: a column for each day, and the lower the column the
 * worse the day, so that nobody needs to see its colour.
 */
final class Bar {

  static final int DAYS = 90;
  private static final int STEP = 4;
  private static final int WIDTH = 3;
  private static final int HEIGHT = 32;

  private final List<Day> days;
  private final Words words;

  /** Draws the last days; there may be fewer than ninety, and then they are the newest. */
  Bar(List<Day> days, Words words) {
    this.days = days.subList(Math.max(0, days.size() - DAYS), days.size());
    this.words = words;
  }

  /** A path for each state, so that the drawing stays small. */
  String paths() {
    Map<State, StringBuilder> paths = new EnumMap<>(State.class);
    int empty = DAYS - days.size();
    for (int i = 0; i < DAYS; i++) {
      State worst = i < empty ? State.UNKNOWN : days.get(i - empty).worst();
      column(paths.computeIfAbsent(worst, state -> new StringBuilder()), i * STEP, height(worst));
    }
    StringBuilder all = new StringBuilder();
    paths.forEach(
        (state, path) ->
            all.append("<path class=\"")
                .append(state.code())
                .append("\" d=\"")
                .append(path)
                .append("\"/>"));
    return all.toString();
  }

  private static void column(StringBuilder path, int x, int height) {
    path.append('M')
        .append(x)
        .append(' ')
        .append(HEIGHT)
        .append('v')
        .append(-height)
        .append('h')
        .append(WIDTH)
        .append('v')
        .append(height)
        .append('z');
  }

  private static int height(State worst) {
    return switch (worst) {
      case OPERATIONAL -> HEIGHT;
      case UNDER_MAINTENANCE -> 28;
      case DEGRADED_PERFORMANCE -> 24;
      case PARTIAL_OUTAGE -> 18;
      case MAJOR_OUTAGE -> 12;
      case UNKNOWN -> 4;
    };
  }

  /** A letter for each day's state, for the script that tells a day's story. */
  String letters() {
    StringBuilder letters = new StringBuilder("u".repeat(DAYS - days.size()));
    days.forEach(day -> letters.append(letter(day.worst())));
    return letters.toString();
  }

  private static char letter(State worst) {
    return switch (worst) {
      case UNKNOWN -> 'u';
      case OPERATIONAL -> 'o';
      case UNDER_MAINTENANCE, DEGRADED_PERFORMANCE, PARTIAL_OUTAGE, MAJOR_OUTAGE -> 'x';
    };
  }

  /** The days on which something happened, the newest first. */
  List<Day> badDays() {
    return days.stream()
        .filter(day -> day.worst() != State.OPERATIONAL && day.worst() != State.UNKNOWN)
        .sorted(Comparator.comparing(Day::date).reversed())
        .toList();
  }

  boolean isEmpty() {
    return days.stream().allMatch(day -> day.known() == 0);
  }

  /** The uptime of all these days. */
  String uptime() {
    return days.stream().reduce(Day::plus).map(day -> words.percent(day.uptime())).orElse("");
  }
}
