package net.psmail.certificates.acme;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.shredzone.acme4j.Identifier;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;

/**
 * What an authority asks for in TLS to see the proof of a name: the host, and for an address the
 * name under which the DNS knows it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8738#section-6">RFC 8738, 6</a>
 */
final class TlsAlpnNames {

  private TlsAlpnNames() {}

  static String asked(Identifier name) {
    return name.getType().equals(Identifier.TYPE_IP)
        ? ReverseMap.fromAddress(name.getIP()).toString(true).toLowerCase(Locale.ROOT)
        : name.getDomain().toLowerCase(Locale.ROOT);
  }

  static Identifier of(String asked) {
    if (asked.endsWith(".in-addr.arpa") || asked.endsWith(".ip6.arpa")) {
      try {
        InetAddress address = ReverseMap.fromName(asked + ".");
        return Identifier.ip(address);
      } catch (UnknownHostException | TextParseException aHostOfThatName) {
        return Identifier.dns(asked);
      }
    }
    return Identifier.dns(asked);
  }
}
