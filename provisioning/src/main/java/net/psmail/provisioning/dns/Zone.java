package net.psmail.provisioning.dns;

import java.util.List;
import net.psmail.provisioning.address.DomainName;

/**
 * All that a domain needs.
 *
 * @param domain whose zone it is
 * @param records in the order in which they are best entered
 * @param leftOut what would belong there if things were otherwise
 */
public record Zone(DomainName domain, List<ZoneRecord> records, List<LeftOut> leftOut) {

  private static final String TTL = "3600";

  public Zone {
    records = List.copyOf(records);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A record that is not in the zone.
   *
   * @param purpose what it would be for
   * @param reason why it is not
   */
  public record LeftOut(Purpose purpose, Reason reason) {}

  /** Why a record is left out. */
  public enum Reason {
    /** There is no account at an authority yet that a CAA record could name. */
    NO_ACCOUNT,
    /**
     * The mail ports get another key with every certificate, without a record's having announced
     * it.
     */
    KEY_CHANGES,
    /** Nothing signs: the mail server is the embedded one, or no signer is configured. */
    NO_SIGNER,
    /** No key was made yet. */
    NO_KEY,
    /** The host is in another zone, and its records with it. */
    OTHER_ZONE,
    /** The site is not reached by https, which those who ask insist on. */
    NO_HTTPS,
    /** The ports are not those that the format takes for granted. */
    OWN_PORTS,
    /** No public address is configured. */
    NO_ADDRESS,
    /** The host is called localhost or by its address, which nobody outside can use. */
    NO_HOST_NAME
  }

  /**
   * The zone as text to paste (<a href="https://www.rfc-editor.org/rfc/rfc1035#section-5">RFC 1035,
   * 5</a>). All names are whole ones, so that it does not matter where it is pasted.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("; Mail for ").append(domain.ascii()).append("\n$TTL ").append(TTL).append('\n');
    Purpose before = null;
    for (ZoneRecord one : records) {
      if (one.purpose() != before) {
        text.append("\n; ").append(one.purpose().comment()).append('\n');
        before = one.purpose();
      }
      text.append(one.line()).append('\n');
    }
    return text.toString();
  }
}
