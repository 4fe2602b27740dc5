package net.psmail.provisioning.elsewhere;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are open to everybody (<a
 * href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's registries</a> of those
 * that are not): nobody may have our server call its own neighbours.
 */
public final class PublicAddresses {

  /** Those that InetAddress itself does not know to be special. */
  private static final List<Range> SPECIAL =
      List.of(
          range("0.0.0.0", 8),
          range("100.64.0.0", 10),
          range("192.0.0.0", 24),
          range("192.0.2.0", 24),
          range("192.88.99.0", 24),
          range("198.18.0.0", 15),
          range("198.51.100.0", 24),
          range("203.0.113.0", 24),
          range("240.0.0.0", 4));

  /** Of IPv6 only this is given out, less what wraps addresses of IPv4 or is for examples. */
  private static final Range GLOBAL = range("2000::", 3);

  private static final List<Range> NOT_GLOBAL =
      List.of(
          range("2001::", 23), range("2001:db8::", 32), range("2002::", 16), range("3fff::", 20));

  private PublicAddresses() {}

  /** Whether everybody can reach it. */
  public static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return address instanceof Inet6Address
        ? GLOBAL.contains(address)
            && NOT_GLOBAL.stream().noneMatch(range -> range.contains(address))
        : SPECIAL.stream().noneMatch(range -> range.contains(address));
  }

  private static Range range(String start, int bits) {
    try {
      return new Range(InetAddress.getByName(start).getAddress(), bits);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Addresses that begin with the same bits. */
  private static final class Range {

    private final byte[] start;
    private final int bits;

    Range(byte[] start, int bits) {
      this.start = start;
      this.bits = bits;
    }

    boolean contains(InetAddress address) {
      byte[] other = address.getAddress();
      if (other.length != start.length) {
        return false;
      }
      int whole = bits / Byte.SIZE;
      int rest = bits % Byte.SIZE;
      if (!Arrays.equals(start, 0, whole, other, 0, whole)) {
        return false;
      }
      int mask = 0xFF << (Byte.SIZE - rest) & 0xFF;
      return rest == 0 || (start[whole] & mask) == (other[whole] & mask);
    }
  }
}
