package net.psmail.portal.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.psmail.portal.site.Counters;
import net.psmail.portal.site.Starting;
import org.eclipse.microprofile.config.Config;

/**
 * How often something may be tried. The memory is bounded: what is forgotten first is what was
 * tried least.
 */
@ApplicationScoped
public class RateLimits {

  private static final int MOST_SUBJECTS = 100_000;
  private static final int LONGEST_SUBJECT = 400;
  private static final String OFF = "off";

  private final Map<Limit, Rate> rates = new EnumMap<>(Limit.class);
  private final Map<Limit, Cache<String, Bucket>> buckets = new EnumMap<>(Limit.class);

  @Inject private Config config;
  @Inject private Counters counters;

  void read(@Observes Starting start) {
    for (Limit limit : Limit.values()) {
      String text = config.getOptionalValue(limit.key(), String.class).orElse(limit.otherwise());
      if (text.strip().equals(OFF)) {
        continue;
      }
      Rate rate = Rate.parse(limit.key(), text);
      rates.put(limit, rate);
      buckets.put(
          limit,
          Caffeine.newBuilder()
              .maximumSize(MOST_SUBJECTS)
              .expireAfterAccess(rate.period())
              .build());
    }
  }

  /** Counts one try. */
  public void count(Limit limit, String subject) {
    if (!rates.containsKey(limit)) {
      return;
    }
    Bucket bucket = buckets(limit).get(normal(subject), unused -> bucket(limit));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      counters.limited();
      throw new TooManyRequests(limit, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  /** Whether the next try would be one too many; none is counted. */
  public boolean isReached(Limit limit, String subject) {
    Cache<String, Bucket> known = buckets.get(limit);
    Bucket bucket = known == null ? null : known.getIfPresent(normal(subject));
    return bucket != null && bucket.getAvailableTokens() < 1;
  }

  /** Takes back one try of those who share a subject: it was no guess. */
  public void giveBack(Limit limit, String subject) {
    Cache<String, Bucket> known = buckets.get(limit);
    Bucket bucket = known == null ? null : known.getIfPresent(normal(subject));
    if (bucket != null) {
      bucket.addTokens(1);
    }
  }

  /** Forgets the tries of somebody who has shown to be the right one. */
  public void forget(Limit limit, String subject) {
    Cache<String, Bucket> known = buckets.get(limit);
    if (known != null) {
      known.invalidate(normal(subject));
    }
  }

  private Bucket bucket(Limit limit) {
    Rate rate = Objects.requireNonNull(rates.get(limit));
    return Bucket.builder()
        .addLimit(
            bandwidth -> bandwidth.capacity(rate.times()).refillGreedy(rate.times(), rate.period()))
        .build();
  }

  private Cache<String, Bucket> buckets(Limit limit) {
    return Objects.requireNonNull(buckets.get(limit));
  }

  /** Cut, for a form may carry a name of many thousand characters, and each is remembered. */
  private static String normal(String subject) {
    String stripped = subject.strip().toLowerCase(Locale.ROOT);
    return stripped.substring(0, Math.min(LONGEST_SUBJECT, stripped.length()));
  }
}
