package net.psmail.journey;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * Whether one of two heaps of figures tends to be larger (Mann and Whitney, 1947; the normal
 * approximation). It looks at the order alone, so that an answer that took a second by accident
 * counts no more than one that took a little longer.
 */
final class RankTest {

  /** By chance alone, one of a thousand scores is farther from zero. */
  static final double FAR = 3.29;

  private static final int STEPS = 40;

  private RankTest() {}

  /** How far the others are from the first, in standard deviations; positive if they are larger. */
  static double score(double[] first, double[] others) {
    double n = first.length;
    double m = others.length;
    double[] all = new double[first.length + others.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(others, 0, all, first.length, others.length);
    Arrays.sort(all);
    double ranks = 0;
    for (double one : others) {
      ranks += (below(all, one) + upTo(all, one) + 1) / 2.0;
    }
    double larger = ranks - m * (m + 1) / 2;
    return (larger - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
  }

  static boolean isFar(double score) {
    return Math.abs(score) >= FAR;
  }

  /** The smallest delay of all of these that the score would show in every second run. */
  static double smallestSeen(double[] figures) {
    double none = 0;
    double seen = 1;
    DoublePredicate shows =
        delay -> isFar(score(figures, Arrays.stream(figures).map(one -> one + delay).toArray()));
    while (!shows.test(seen)) {
      seen *= 2;
    }
    for (int step = 0; step < STEPS; step++) {
      double middle = (none + seen) / 2;
      if (shows.test(middle)) {
        seen = middle;
      } else {
        none = middle;
      }
    }
    return seen;
  }

  private static int below(double[] sorted, double figure) {
    return place(sorted, figure, false);
  }

  private static int upTo(double[] sorted, double figure) {
    return place(sorted, figure, true);
  }

  /** How many are smaller, or no larger. */
  private static int place(double[] sorted, double figure, boolean orEqual) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < figure || (orEqual && sorted[middle] == figure)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
