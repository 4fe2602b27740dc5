package net.psmail.status.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long probes took lately, kept in memory: a day of a minute each is a hundred thousand rows
 * for eighty probes, so only those are read again that may have changed since the last time.
 */
final class Recent {

  /** Results that wait for the database come this late, and hardly later. */
  private static final Duration LATE = Duration.ofMinutes(15);

  private final ResultTable table;
  private Map<String, List<Series.Point>> known = Map.of();
  private Instant begin = Instant.MAX;
  private Instant read = Instant.EPOCH;

  Recent(ResultTable table) {
    this.table = table;
  }

  /** The points of these probes since a moment that is not before that of the last call. */
  synchronized Map<String, List<Series.Point>> read(
      List<String> probeIds, Instant since, Instant now) {
    Instant unsure = Series.begin(read.minus(LATE));
    boolean goesOn =
        known.keySet().containsAll(probeIds)
            && !since.isBefore(begin)
            && unsure.isAfter(since)
            && !now.isBefore(read);
    Instant from = goesOn ? unsure : Series.begin(since);
    Map<String, List<Series.Point>> fresh = table.series(probeIds, from);
    Map<String, List<Series.Point>> all = new HashMap<>();
    for (String id : probeIds) {
      List<Series.Point> points = new ArrayList<>();
      known.getOrDefault(id, List.of()).stream()
          .filter(one -> one.begin().isBefore(from) && !one.begin().isBefore(Series.begin(since)))
          .forEach(points::add);
      points.addAll(fresh.getOrDefault(id, List.of()));
      all.put(id, List.copyOf(points));
    }
    known = Map.copyOf(all);
    begin = since;
    read = now;
    return known;
  }
}
