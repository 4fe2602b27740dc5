package net.psmail.certificates.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A name that has TLSA records for the keys of a certificate, and what the last look showed.
 *
 * @param owner such as {@code _25._tcp.mail.example.org}
 * @param wanted whether records should be there; while the last ones are not gone, a name counts
 * @param lookedAt when servers answered last; null before the first time
 * @param ttl the longest time to live of the records; zero when there are none
 * @param signed whether signatures (DNSSEC) came with the answers: without them nobody goes by the
 *     records
 * @param refused whether records are there of which none stands for what is served
 * @param pasted whether a person has to change the records
 * @param trouble what is in the way, in a sentence; null when nothing is
 */
public record PromisedName(
    String owner,
    boolean wanted,
    @Nullable Instant lookedAt,
    Duration ttl,
    boolean signed,
    boolean refused,
    boolean pasted,
    @Nullable String trouble) {

  /** Whether no records are there, for anybody's key. */
  boolean isBare() {
    return lookedAt != null && ttl.isZero();
  }

  /** The same with what is in the way now. */
  public PromisedName hindered(String sentence) {
    return new PromisedName(owner, wanted, lookedAt, ttl, signed, refused, pasted, sentence);
  }

  /** The same where the zone does not take changes from us. */
  public PromisedName notOurs(String sentence) {
    return new PromisedName(owner, wanted, lookedAt, ttl, signed, refused, true, sentence);
  }
}
