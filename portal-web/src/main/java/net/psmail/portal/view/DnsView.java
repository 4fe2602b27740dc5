package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code dns.jte}, at {@code /control-room/domains/<domain>/dns}; posts nothing to {@code /check}
 * and {@code /key} below it, {@code mode} to {@code /policy}; the zone as a file is at {@code
 * /zone.txt}. Words are as in the keys {@code dns.purpose.mta-sts}, {@code dns.state.right}, {@code
 * dns.remark.several}, {@code dns.reason.no-key}.
 *
 * @param domain whose zone it is
 * @param zone all of it, as text
 * @param check the last one; null when there was none
 * @param records in the order of the zone
 * @param leftOut what is not in the zone, and why
 * @param signatures the keys
 * @param mode of MTA-STS
 * @param problems of the form for the mode
 */
public record DnsView(
    String domain,
    String zone,
    @Nullable Check check,
    List<Row> records,
    List<LeftOut> leftOut,
    Signatures signatures,
    String mode,
    List<Problem> problems) {

  /** Where the page is. */
  public String path() {
    return "/control-room/domains/" + domain + "/dns";
  }

  /** Those that need somebody's attention. */
  public List<Row> faulty() {
    return records.stream().filter(Row::isFaulty).toList();
  }

  /** How many records there are in each state, and when that was. */
  public record Check(Instant at, long right, long wrong, long missing, long unknown) {

    public boolean isAllRight() {
      return wrong + missing + unknown == 0;
    }
  }

  /**
   * A record.
   *
   * @param number its place on the page
   * @param state {@code unchecked} before the first check
   * @param remark empty when there is nothing to say
   * @param found what the name servers have
   */
  public record Row(
      int number,
      String purpose,
      String name,
      String type,
      String data,
      String state,
      String remark,
      List<String> found) {

    public boolean isFaulty() {
      return !state.equals("right") && !state.equals("unchecked");
    }
  }

  public record LeftOut(String purpose, String reason) {}

  /**
   * Who signs, and with what.
   *
   * @param used whether there is a signer at all
   * @param next what to do next, as in {@code dns.next.publish}
   * @param mayMake whether another key can be made now
   */
  public record Signatures(boolean used, String next, boolean mayMake, List<Key> keys) {}

  /**
   * A key.
   *
   * @param state as in {@code dns.key.signing}
   * @param until when its record can go; null while that is not known
   */
  public record Key(String selector, String state, Instant since, @Nullable Instant until) {}
}
