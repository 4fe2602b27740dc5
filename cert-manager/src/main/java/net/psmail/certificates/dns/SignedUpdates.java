package net.psmail.certificates.dns;

import java.io.IOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Update;

/**
 * Changes that the primary server of a zone takes from us.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2136">RFC 2136</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8945">RFC 8945</a>
 */
record SignedUpdates(DnsServer server) implements ZoneChanges {

  private static final long TTL_SECONDS = 60;

  @Override
  public void add(Name name, String value) throws IOException {
    Update update = new Update(Lookup.zone(server.primary(), name));
    update.add(new TXTRecord(name, DClass.IN, TTL_SECONDS, value));
    send(update, name);
  }

  @Override
  public void remove(Name name, String value) throws IOException {
    Update update = new Update(Lookup.zone(server.primary(), name));
    update.delete(new TXTRecord(name, DClass.IN, TTL_SECONDS, value));
    send(update, name);
  }

  private void send(Update update, Name name) throws IOException {
    SimpleResolver primary = Lookup.resolver(server.primary());
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
