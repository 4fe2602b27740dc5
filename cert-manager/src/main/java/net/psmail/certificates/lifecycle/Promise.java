package net.psmail.certificates.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a server has one of our keys, as a TLSA record tells the world: whether the record is where
 * it should be, and since when. A key may be served once its promise is ripe: when every
 * authoritative server has shown the record for twice the time that others may remember what was
 * there before.
 *
 * <p>An answer without the record sets the time back, whoever gives it: what that server says may
 * be remembered from then on. A server that is silent does not, as nobody learns anything from it;
 * but such a time does not count as seen until all have answered again.
 *
 * @param owner the name of the record
 * @param digest SHA-256 of the key, in hexadecimal digits
 * @param ttl the longest time to live that any record of the name had since this one was wanted
 * @param seenSince since when every server has shown it; null while one does not
 * @param seenUntil when all of them did last; null while {@code seenSince} is
 * @param shownAt when one of them may last have shown it; null before the first time
 * @param publishedAt when we put it there; null when we did not
 * @param unusedSince since when its key is not wanted any more; null while it is
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7671#section-8.1">RFC 7671, 8.1</a>
 */
public record Promise(
    String owner,
    String digest,
    Duration ttl,
    @Nullable Instant seenSince,
    @Nullable Instant seenUntil,
    @Nullable Instant shownAt,
    @Nullable Instant publishedAt,
    @Nullable Instant unusedSince) {

  /** How far the record has spread over the authoritative servers. */
  public enum Spread {
    /** All answered, all with it. */
    EVERYWHERE,
    /** Nobody answered without it, but not all answered. */
    UNCERTAIN,
    /** One answered without it, another with it or not at all. */
    PARTLY,
    /** All answered without it. */
    NOWHERE
  }

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(2);

  public Promise {
    ttl = ttl.compareTo(SHORTEST) < 0 ? SHORTEST : ttl.compareTo(LONGEST) > 0 ? LONGEST : ttl;
  }

  /** One that is wanted from now on. */
  public static Promise of(String owner, String digest) {
    return new Promise(owner, digest, SHORTEST, null, null, null, null, null);
  }

  /**
   * What it is after a look.
   *
   * @param longest the longest time to live of the records that are there
   */
  public Promise after(Spread spread, Duration longest, Instant now) {
    Instant since = spread == Spread.UNCERTAIN ? seenSince : null;
    Instant until = spread == Spread.UNCERTAIN ? seenUntil : null;
    if (spread == Spread.EVERYWHERE) {
      since = seenSince == null ? now : seenSince;
      until = now;
    }
    return new Promise(
        owner,
        digest,
        longest.compareTo(ttl) > 0 ? longest : ttl,
        since,
        until,
        spread == Spread.NOWHERE ? shownAt : now,
        publishedAt,
        unusedSince);
  }

  /** The same once it is known whether its key is wanted. */
  public Promise used(boolean used, Instant now) {
    Instant since = unusedSince == null ? now : unusedSince;
    return new Promise(
        owner, digest, ttl, seenSince, seenUntil, shownAt, publishedAt, used ? null : since);
  }

  /** The same once we put it there. */
  public Promise published(Instant now) {
    return new Promise(owner, digest, ttl, seenSince, seenUntil, now, now, unusedSince);
  }

  /** When it is going to be ripe if nothing sets it back; null while not every server shows it. */
  public @Nullable Instant ripeAt() {
    return seenSince == null ? null : seenSince.plus(twice());
  }

  /** Whether its key may be served. */
  public boolean isRipe() {
    Instant when = ripeAt();
    return when != null && seenUntil != null && !seenUntil.isBefore(when);
  }

  /** Whether nobody waits for its key any more. */
  public boolean mayGo(Instant now) {
    return unusedSince != null && !now.isBefore(unusedSince.plus(twice()));
  }

  /** Whether nobody remembers it, given that no server shows it now. */
  public boolean isForgotten(Instant now) {
    return unusedSince != null && (shownAt == null || !now.isBefore(shownAt.plus(twice())));
  }

  private Duration twice() {
    return ttl.multipliedBy(2);
  }
}
