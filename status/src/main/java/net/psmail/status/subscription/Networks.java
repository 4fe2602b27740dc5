package net.psmail.status.subscription;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A set of addresses. */
final class Networks {

  /**
   * What is not public, of <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">
   * IANA's special-purpose registries</a>, with the ways to translate from IPv6 to it.
   */
  private static final Networks NOT_PUBLIC =
      parse(
              "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,"
                  + "192.0.0.0/24,192.0.2.0/24,192.88.99.0/24,192.168.0.0/16,198.18.0.0/15,"
                  + "198.51.100.0/24,203.0.113.0/24,224.0.0.0/3,"
                  + "::/96,::ffff:0:0/96,64:ff9b::/96,64:ff9b:1::/48,100::/64,2001::/23,"
                  + "2001:db8::/32,2002::/16,3fff::/20,5f00::/16,fc00::/7,fe80::/9,ff00::/8")
          .orElseThrow();

  private final List<IPAddress> parts;

  private Networks(List<IPAddress> parts) {
    this.parts = parts;
  }

  /** Addresses and networks with commas between them; empty when one of them is neither. */
  static Optional<Networks> parse(String text) {
    List<IPAddress> parts = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      IPAddress part = new IPAddressString(one.strip()).getAddress();
      if (part != null && !one.isBlank()) {
        parts.add(part.toPrefixBlock());
      } else if (!one.isBlank()) {
        return Optional.empty();
      }
    }
    return Optional.of(new Networks(parts));
  }

  static boolean isPublic(InetAddress address) {
    return !NOT_PUBLIC.contains(address);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  boolean contains(InetAddress address) {
    IPAddress one =
        new IPAddressString(address.getHostAddress().replaceFirst("%.*", "")).getAddress();
    return parts.stream().anyMatch(part -> part.contains(one));
  }

  /** What one reader has: an address of IPv4, or 64 bits of IPv6. */
  static String ofReader(String address) {
    IPAddress one = new IPAddressString(address).getAddress();
    if (one == null) {
      return "unknown";
    }
    return (one.isIPv6() ? one.toPrefixBlock(64) : one).toCanonicalString();
  }
}
