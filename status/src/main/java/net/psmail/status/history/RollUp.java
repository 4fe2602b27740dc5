package net.psmail.status.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import org.jspecify.annotations.Nullable;

/** Results of one probe in one span of time, summed up. */
final class RollUp {

  /** How long a roll-up reaches. */
  enum Span {
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Span(ChronoUnit unit) {
      this.unit = unit;
    }

    Instant begin(Instant at) {
      return at.truncatedTo(unit);
    }
  }

  private record Key(Span span, String probeId, Instant begin) {}

  private int looks;
  private int limited;
  private int failed;
  private int least = Integer.MAX_VALUE;
  private int most;
  private long sum;

  private void add(Outcome outcome) {
    int took = (int) outcome.took().toMillis();
    looks++;
    limited += outcome.finding().verdict() == Finding.Verdict.LIMITED ? 1 : 0;
    failed += outcome.failed() ? 1 : 0;
    least = Math.min(least, took);
    most = Math.max(most, took);
    sum += took;
  }

  /** The rows that results add to the table: span, probe, begin, and the six figures. */
  static List<@Nullable Object[]> rows(List<Result> results) {
    Map<Key, RollUp> sums = new HashMap<>();
    for (Result result : results) {
      for (Span span : Span.values()) {
        Key key = new Key(span, result.probeId(), span.begin(result.outcome().at()));
        sums.computeIfAbsent(key, one -> new RollUp()).add(result.outcome());
      }
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    sums.forEach(
        (key, one) ->
            rows.add(
                new Object[] {
                  key.span(),
                  key.probeId(),
                  key.begin(),
                  one.looks,
                  one.limited,
                  one.failed,
                  one.least,
                  one.most,
                  one.sum
                }));
    return rows;
  }
}
