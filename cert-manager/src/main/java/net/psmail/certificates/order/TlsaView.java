package net.psmail.certificates.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name with TLSA records for the keys of a certificate, as people are shown it.
 *
 * @param owner such as {@code _25._tcp.mail.example.org}
 * @param ttl of the records in seconds: as they are served, or as they should be
 * @param records those of the key that is served, of the next one, and of former ones that are not
 *     gone yet
 * @param state {@code unknown} before the first look; {@code unserved} before there is anything
 *     that records could stand for; {@code wrong} when the records that are there turn mail away
 *     from what is served; {@code missing} when a server lacks one; {@code waiting} while the next
 *     key may not be served yet; {@code ripe} when it may; {@code leaving} when no records are
 *     wanted any more
 * @param lookedAt when the authoritative servers answered last; null before the first time
 * @param signed whether signatures (DNSSEC) came with the answers
 * @param published whether PSMail changes them itself; else they are for a person to paste
 * @param trouble why the last look or change failed, for operators; null when it did not
 * @param sentence the same in words, for operators
 */
public record TlsaView(
    String owner,
    long ttl,
    List<Line> records,
    String state,
    @Nullable Instant lookedAt,
    boolean signed,
    boolean published,
    @Nullable String trouble,
    String sentence) {

  /**
   * One record.
   *
   * @param zoneLine as it stands in a zone file
   * @param key whose it is: {@code current}, {@code next} or {@code former}
   * @param state {@code missing} while not every authoritative server shows it, {@code seen} when
   *     all do, {@code ripe} when they have done for twice its time to live; of a former key {@code
   *     staying} while somebody may wait for it, then {@code removable}
   * @param seenSince since when all show it; null while one does not
   * @param ripeAt when that has been for long enough; null while one does not
   */
  public record Line(
      String zoneLine,
      String key,
      String state,
      @Nullable Instant seenSince,
      @Nullable Instant ripeAt) {

    /** What the record says: usage, selector, matching type and digest (RFC 6698, 2.2). */
    public String data() {
      return zoneLine.substring(zoneLine.indexOf(TYPE) + TYPE.length());
    }
  }

  private static final String TYPE = " TLSA ";

  public TlsaView {
    records = List.copyOf(records);
  }
}
