package net.psmail.certificates.dns;

import java.io.IOException;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Update;

/**
 * Signed changes of zones, sent to their primary server.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2136">RFC 2136</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8945">RFC 8945</a>
 */
record Updates(DnsServer server) {

  /** The zone that the primary server keeps the name in. */
  Name zone(Name name) throws IOException {
    return Authorities.zone(server.primary(), name);
  }

  /**
   * Has the zone changed.
   *
   * @param name of what is changed
   * @throws ChangeRefused when asking again will not help
   */
  void send(Update update, Name name) throws IOException {
    SimpleResolver primary = Authorities.client(server.primary());
    primary.setTCP(true);
    primary.setTSIGKey(
        new TSIG(
            TSIG.algorithmToName(server.algorithm()),
            Name.fromString(server.keyName(), Name.root),
            server.secret()));
    int code = primary.send(update).getRcode();
    if (code == Rcode.SERVFAIL) {
      throw new IOException(server.primary() + " has a fault (SERVFAIL)");
    }
    if (code != Rcode.NOERROR) {
      throw new ChangeRefused(
          server.primary() + " refuses to change " + name + ": " + Rcode.string(code) + ".");
    }
  }
}
