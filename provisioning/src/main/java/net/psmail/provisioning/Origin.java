package net.psmail.provisioning;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where an act came from, as far as the audit trail keeps it: the network (the first 24 bits of an
 * IPv4 address, the first 48 of an IPv6 one, so that no single household is recorded) and what the
 * browser calls itself.
 *
 * @param network in CIDR notation, or the name of an internal origin
 * @param userAgent cut to 200 characters
 */
public record Origin(String network, @Nullable String userAgent) {

  /** Acts of the system itself: jobs and the start. */
  public static final Origin SYSTEM = new Origin("system", null);

  private static final int USER_AGENT_LENGTH = 200;

  public Origin {
    if (userAgent != null && userAgent.length() > USER_AGENT_LENGTH) {
      userAgent = userAgent.substring(0, USER_AGENT_LENGTH);
    }
  }

  /** The origin of a request. */
  public static Origin of(InetAddress client, @Nullable String userAgent) {
    return new Origin(networkOf(client), userAgent);
  }

  private static String networkOf(InetAddress client) {
    int kept = client instanceof Inet4Address ? 3 : 6;
    byte[] network = client.getAddress();
    Arrays.fill(network, kept, network.length, (byte) 0);
    try {
      return InetAddress.getByAddress(network).getHostAddress() + "/" + kept * 8;
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
