package net.psmail.portal.site;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * How a request reached this site.
 *
 * @param client who sent it, before all proxies that are trusted
 * @param way what is known of the first part of its way
 */
public record Arrival(InetAddress client, Way way) {

  public enum Way {
    HTTPS,
    HTTP,
    /** Through a proxy that does not say, or on this machine. */
    UNKNOWN
  }

  /**
   * Follows the hops back as long as proxies are trusted: what stands farther left, anybody may
   * have written.
   */
  static Arrival through(InetAddress peer, List<Hop> hops, TrustedProxies proxies) {
    InetAddress client = peer;
    Way way = Way.UNKNOWN;
    for (int i = hops.size() - 1; i >= 0 && proxies.trust(client); i--) {
      way = way(hops.get(i).scheme());
      Optional<InetAddress> asker = TrustedProxies.address(hops.get(i).asker());
      if (asker.isEmpty()) {
        break;
      }
      client = asker.get();
    }
    return new Arrival(client, way);
  }

  private static Way way(String scheme) {
    return switch (scheme) {
      case "https" -> Way.HTTPS;
      case "http" -> Way.HTTP;
      default -> Way.UNKNOWN;
    };
  }
}
