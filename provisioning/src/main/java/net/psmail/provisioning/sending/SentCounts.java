package net.psmail.provisioning.sending;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * To how many recipients an account has sent within the last day, by quarters of an hour. A quarter
 * counts until the whole of it is past, so that no hour and no day of any beginning has more than
 * is allowed.
 */
final class SentCounts {

  private static final long QUARTER_SECONDS = 15 * 60L;
  private static final Duration QUARTER = Duration.ofSeconds(QUARTER_SECONDS);

  /** Of another node's clock; what is later than that comes from one that was wrong. */
  private static final Duration AHEAD = Duration.ofHours(1);

  static final SentCounts NONE = new SentCounts(new TreeMap<>());

  private final NavigableMap<Instant, Long> quarters;

  private SentCounts(NavigableMap<Instant, Long> quarters) {
    this.quarters = quarters;
  }

  static SentCounts parse(String text) {
    NavigableMap<Instant, Long> quarters = new TreeMap<>();
    if (!text.isEmpty()) {
      for (String part : text.split(",", -1)) {
        int sign = part.indexOf('=');
        quarters.put(
            LocalDateTime.parse(part.substring(0, sign)).toInstant(ZoneOffset.UTC),
            Long.parseLong(part.substring(sign + 1)));
      }
    }
    return new SentCounts(quarters);
  }

  /** With so many more at this moment, and without what counts no more. */
  SentCounts plus(Instant now, long recipients) {
    NavigableMap<Instant, Long> kept = new TreeMap<>(quarters);
    kept.headMap(now.minus(Allowance.DAY).minus(QUARTER), true).clear();
    kept.tailMap(now.plus(AHEAD), false).clear();
    kept.merge(quarter(now), recipients, Long::sum);
    return new SentCounts(kept);
  }

  /** How many within such a time before a moment. */
  long within(Duration window, Instant now) {
    return quarters.tailMap(now.minus(window).minus(QUARTER), false).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** The first moment, from now on, at which there is room for so many more. */
  Instant roomAt(Duration window, long most, long recipients, Instant now) {
    long taken = within(window, now);
    if (Allowance.fits(taken + recipients, most)) {
      return now;
    }
    for (Map.Entry<Instant, Long> quarter :
        quarters.tailMap(now.minus(window).minus(QUARTER), false).entrySet()) {
      taken -= quarter.getValue();
      if (Allowance.fits(taken + recipients, most)) {
        return quarter.getKey().plus(QUARTER).plus(window);
      }
    }
    throw new IllegalArgumentException("So many are never allowed: " + recipients);
  }

  private static Instant quarter(Instant moment) {
    long seconds = moment.getEpochSecond();
    return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, QUARTER_SECONDS));
  }

  @Override
  public String toString() {
    return quarters.entrySet().stream()
        .map(one -> LocalDateTime.ofInstant(one.getKey(), ZoneOffset.UTC) + "=" + one.getValue())
        .collect(Collectors.joining(","));
  }
}
