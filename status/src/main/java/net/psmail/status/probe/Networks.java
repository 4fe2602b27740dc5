package net.psmail.status.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;

/**
 * Networks as in {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * <p>A probe that somebody adds in the console must not become a way to look around behind the
 * firewall; therefore {@link #isPrivate} addresses are refused unless a network of the settings
 * holds them.
 */
public final class Networks {

  private static final String KEY = "psmail.status.private";

  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** Special-purpose addresses (RFC 6890), and those that hold an IPv4 address within. */
  private static final Networks SPECIAL =
      of(
          "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,"
              + "192.168.0.0/16,198.18.0.0/15,224.0.0.0/3,"
              + "::/96,64:ff9b::/96,64:ff9b:1::/48,2001::/32,2002::/16,fc00::/7,fe80::/10,fec0::/10,"
              + "ff00::/8");

  private record Network(InetAddress of, int bits) {

    boolean holds(byte[] other) {
      byte[] address = of.getAddress();
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / 8;
      int mask = 0xff00 >> bits % 8;
      return Arrays.equals(address, 0, whole, other, 0, whole)
          && (whole == address.length || ((address[whole] ^ other[whole]) & mask & 0xff) == 0);
    }
  }

  private final List<Network> networks;

  private Networks(List<Network> networks) {
    this.networks = networks;
  }

  /** The networks in which operators may look at private addresses too. */
  public static Networks from(Settings settings) {
    return of(settings.text(KEY, ""));
  }

  static Networks of(String list) {
    return new Networks(
        Stream.of(list.split("[,\\s]+", -1))
            .filter(one -> !one.isEmpty())
            .map(Networks::network)
            .toList());
  }

  private static Network network(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length == 2 && isLiteral(parts[0]) && parts[1].matches("\\d{1,3}")) {
      InetAddress address = literal(parts[0]);
      int bits = Integer.parseInt(parts[1]);
      if (bits <= address.getAddress().length * 8) {
        return new Network(address, bits);
      }
    }
    throw StatusException.invalidSetting(
        KEY, "\"%s\" must be a network, such as 10.0.0.0/8 or fd00::/8.".formatted(text));
  }

  /** Whether this is an address and no name, so that nothing has to be looked up. */
  static boolean isLiteral(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return false;
    }
    try {
      return InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  static InetAddress literal(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static boolean isPrivate(InetAddress address) {
    return SPECIAL.hold(address);
  }

  boolean hold(InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address.getAddress()));
  }
}
