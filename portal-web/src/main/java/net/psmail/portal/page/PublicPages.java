package net.psmail.portal.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.psmail.portal.site.NoticesChanged;
import org.jspecify.annotations.Nullable;

/**
 * The public pages as prepared answers. One that has grown old, or was made before the notices
 * changed, is made anew by the first request that meets it; all others get the old one meanwhile.
 */
@ApplicationScoped
public class PublicPages {

  private static final int MOST = 512;
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private final Cache<String, Kept> kept = Caffeine.newBuilder().maximumSize(MOST).build();
  private final AtomicLong edition = new AtomicLong();
  private final Clock clock;

  PublicPages() {
    this(Clock.systemUTC());
  }

  PublicPages(Clock clock) {
    this.clock = clock;
  }

  /** The answer to give now; null when the caller shall make one and {@link #keep} it. */
  @Nullable Prepared find(String key) {
    Kept page = kept.getIfPresent(key);
    if (page == null || (isOld(page) && page.renewing.compareAndSet(false, true))) {
      return null;
    }
    return page.answer;
  }

  /** The edition that a page belongs to whose making begins now. */
  long edition() {
    return edition.get();
  }

  void keep(String key, long edition, Prepared answer) {
    kept.put(key, new Kept(answer, edition, clock.instant(), new AtomicBoolean()));
  }

  /** The answer could not be made anew: the next request shall try. */
  void giveUp(String key) {
    Kept page = kept.getIfPresent(key);
    if (page != null) {
      page.renewing.set(false);
    }
  }

  /** The page is no more. */
  void forget(String key) {
    kept.invalidate(key);
  }

  void renewAll(@Observes NoticesChanged change) {
    edition.incrementAndGet();
  }

  private boolean isOld(Kept page) {
    return page.edition != edition.get() || page.madeAt.plus(LIFETIME).isBefore(clock.instant());
  }

  private record Kept(Prepared answer, long edition, Instant madeAt, AtomicBoolean renewing) {}
}
