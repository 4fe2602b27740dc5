package net.psmail.status.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.status.history.Series;

/**
 * The time that a service took to answer in the last day, drawn: a line that breaks where nobody
 * looked, and a mark below it where a look failed.
 */
final class Chart {

  static final Duration REACH = Duration.ofDays(1);

  private static final int WIDTH = 600;
  private static final int HEIGHT = 100;
  private static final int BASE = 112;
  private static final int[] TOPS = {
    5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 600_000
  };

  private final List<Series.Point> points;
  private final Instant begin;
  private final int top;

  Chart(Series series, Instant now) {
    this.points = series.points();
    this.begin = now.minus(REACH);
    int most = points.stream().mapToInt(Series.Point::meanMs).max().orElse(0);
    int chosen = TOPS[TOPS.length - 1];
    for (int i = TOPS.length - 1; i >= 0 && TOPS[i] >= most; i--) {
      chosen = TOPS[i];
    }
    this.top = chosen;
  }

  boolean isEmpty() {
    return points.size() < 2;
  }

  /** The line, as the data of a path. */
  String line() {
    StringBuilder path = new StringBuilder();
    Instant before = Instant.MIN;
    for (Series.Point point : points) {
      boolean goesOn = before.plus(Series.STEP).equals(point.begin());
      path.append(goesOn ? 'L' : 'M').append(x(point)).append(' ').append(y(point.meanMs()));
      before = point.begin();
    }
    return path.toString();
  }

  /** Marks of failures, as the data of a path; empty when there were none. */
  String failures() {
    StringBuilder path = new StringBuilder();
    points.stream()
        .filter(point -> point.failed() > 0)
        .forEach(
            point ->
                path.append('M')
                    .append(x(point) - 2)
                    .append(' ')
                    .append(BASE - 4)
                    .append("l4 4m0-4l-4 4"));
    return path.toString();
  }

  private int x(Series.Point point) {
    return (int) (Duration.between(begin, point.begin()).toSeconds() * WIDTH / REACH.toSeconds());
  }

  private int y(int ms) {
    return HEIGHT - ms * HEIGHT / top;
  }

  /** What the upper edge stands for, in milliseconds. */
  int top() {
    return top;
  }

  /** The mean of all points, in milliseconds. */
  int mean() {
    return (int) points.stream().mapToInt(Series.Point::meanMs).average().orElse(0);
  }

  int failed() {
    return points.stream().mapToInt(Series.Point::failed).sum();
  }
}
