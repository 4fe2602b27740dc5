package net.psmail.status.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a component took to answer, in points of ten minutes, oldest first. A time without looks
 * has no point.
 */
public record Series(String componentId, List<Point> points) {

  public static final Duration STEP = Duration.ofMinutes(10);

  public Series {
    points = List.copyOf(points);
  }

  /**
   * Ten minutes.
   *
   * @param meanMs of all looks
   * @param failed how many looks failed
   */
  public record Point(Instant begin, int meanMs, int failed) {}

  record Sum(int looks, int failed, long ms) {

    Sum plus(Sum other) {
      return new Sum(looks + other.looks, failed + other.failed, ms + other.ms);
    }

    Point point(Instant begin) {
      return new Point(begin, (int) (ms / Math.max(1, looks)), failed);
    }
  }

  static Instant begin(Instant at) {
    long step = STEP.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), step) * step);
  }
}
