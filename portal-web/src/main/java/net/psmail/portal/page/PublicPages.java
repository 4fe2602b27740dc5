package net.psmail.portal.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.psmail.portal.site.NoticesChanged;
import net.psmail.portal.site.Shared;
import org.jspecify.annotations.Nullable;

/**
 * The public pages as prepared answers. One that has grown old, or was made before what it is made
 * of changed, is made anew by the first request that meets it; all others get the old one
 * meanwhile. Answers to questions have a place of their own: who asks much pushes no page out.
 */
@Shared
public class PublicPages {

  private static final int MOST = 512;
  private static final int MOST_QUESTIONS = 128;
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private final Cache<PageKey, Kept> pages = Caffeine.newBuilder().maximumSize(MOST).build();
  private final Cache<PageKey, Kept> questions =
      Caffeine.newBuilder().maximumSize(MOST_QUESTIONS).build();
  private final AtomicLong edition = new AtomicLong();
  private final Clock clock;

  PublicPages() {
    this(Clock.systemUTC());
  }

  PublicPages(Clock clock) {
    this.clock = clock;
  }

  /** The answer to give now; null when the caller shall make one and {@link #keep} it. */
  @Nullable Prepared find(PageKey key) {
    Kept page = place(key).getIfPresent(key);
    if (page == null || (isOld(page) && page.renewing.compareAndSet(false, true))) {
      return null;
    }
    return page.answer;
  }

  /** The edition that a page belongs to whose making begins now. */
  long edition() {
    return edition.get();
  }

  void keep(PageKey key, long edition, Prepared answer) {
    long end = clock.millis() + LIFETIME.toMillis();
    place(key).put(key, new Kept(answer, edition, end, new AtomicBoolean()));
  }

  /** The answer could not be made anew: the next request shall try. */
  void giveUp(PageKey key) {
    Kept page = place(key).getIfPresent(key);
    if (page != null) {
      page.renewing.set(false);
    }
  }

  /** The page is no more. */
  void forget(PageKey key) {
    place(key).invalidate(key);
  }

  void renewAll(@Observes NoticesChanged change) {
    edition.incrementAndGet();
  }

  void renewAll(@Observes Outdated change) {
    edition.incrementAndGet();
  }

  private Cache<PageKey, Kept> place(PageKey key) {
    return key.isQuestion() ? questions : pages;
  }

  private boolean isOld(Kept page) {
    return page.edition != edition.get() || page.end < clock.millis();
  }

  /** An answer with the moment, in milliseconds, until which it may be given. */
  private record Kept(Prepared answer, long edition, long end, AtomicBoolean renewing) {}
}
