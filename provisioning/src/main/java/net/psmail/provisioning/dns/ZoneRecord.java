package net.psmail.provisioning.dns;

/**
 * A record that the zone should have.
 *
 * @param purpose what it is for
 * @param name the whole name, with the dot at its end
 * @param type as in {@code TXT}
 * @param data in the syntax of a zone file (<a
 *     href="https://www.rfc-editor.org/rfc/rfc1035#section-5">RFC 1035, 5</a>)
 */
public record ZoneRecord(Purpose purpose, String name, String type, String data) {

  /** The record as a line of a zone file. */
  public String line() {
    return name + " IN " + type + " " + data;
  }
}
