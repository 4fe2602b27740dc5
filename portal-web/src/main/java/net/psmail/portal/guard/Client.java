package net.psmail.portal.guard;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import net.psmail.portal.site.Arrivals;
import net.psmail.provisioning.Origin;
import org.jspecify.annotations.Nullable;

/** Where the request comes from. */
@RequestScoped
public class Client {

  private static final int IPV4_NETWORK = 24;

  /** The smallest network that one visitor gets, who may take any address in it. */
  private static final int IPV6_NETWORK = 64;

  private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();

  @Inject private HttpServletRequest request;
  @Inject private Arrivals arrivals;

  private @Nullable String network;

  /** What the audit keeps of it. */
  public Origin origin() {
    return Origin.of(arrivals.of(request).client(), request.getHeader("User-Agent"));
  }

  /** The network that tries are counted for; found out once, for several ask. */
  public String network() {
    if (network == null) {
      network = network(arrivals.of(request).client());
    }
    return network;
  }

  /** A network around the visitor: so many bits of an IPv4 address, or so many of an IPv6 one. */
  public String network(int ofIpv4, int ofIpv6) {
    return network(arrivals.of(request).client(), ofIpv4, ofIpv6);
  }

  static String network(InetAddress client) {
    return network(client, IPV4_NETWORK, IPV6_NETWORK);
  }

  static String network(InetAddress client, int ofIpv4, int ofIpv6) {
    IPAddress address = ADDRESSES.from(client);
    return address.toPrefixBlock(address.isIPv4() ? ofIpv4 : ofIpv6).toCanonicalString();
  }
}
