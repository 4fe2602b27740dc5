package net.psmail.portal.site;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.HostName;
import inet.ipaddr.HostNameParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies that may say where a request comes from.
 *
 * @param networks of which every address is trusted
 */
record TrustedProxies(List<IPAddress> networks) {

  static final String KEY = "psmail.http.trusted-proxies";

  /** Nothing but one address or one network: no wildcards, ranges or short forms. */
  private static final IPAddressStringParameters PLAIN =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowMask(false)
          .allowPrefixOnly(false)
          .allowWildcardedSeparator(false)
          .allow_inet_aton(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .toParams();

  private static final HostNameParameters ONE_ADDRESS = oneAddress();
  private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();

  static TrustedProxies parse(String text) {
    return new TrustedProxies(
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(network -> !network.isEmpty())
            .map(TrustedProxies::network)
            .toList());
  }

  boolean trust(InetAddress address) {
    if (networks.isEmpty()) {
      return false;
    }
    IPAddress asked = ADDRESSES.from(address);
    return networks.stream().anyMatch(network -> network.contains(asked));
  }

  /** The address that a proxy wrote down, with or without a port; empty for a name. */
  static Optional<InetAddress> address(String written) {
    IPAddress address = new HostName(written, ONE_ADDRESS).asAddress();
    return Optional.ofNullable(address).map(TrustedProxies::simplest);
  }

  /** Of an IPv4 address in the form of IPv6, the IPv4 one; else all of them were one network. */
  private static InetAddress simplest(IPAddress address) {
    try {
      return InetAddress.getByAddress(address.getBytes());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static HostNameParameters oneAddress() {
    HostNameParameters.Builder host = new HostNameParameters.Builder().allowEmpty(false);
    host.getAddressOptionsBuilder()
        .allowAll(false)
        .allowSingleSegment(false)
        .allowPrefix(false)
        .allowMask(false)
        .allow_inet_aton(false)
        .setRangeOptions(RangeParameters.NO_RANGE);
    return host.toParams();
  }

  private static IPAddress network(String text) {
    try {
      return new IPAddressString(text, PLAIN).toAddress().toPrefixBlock();
    } catch (AddressStringException nonsense) {
      throw new IllegalArgumentException(
          KEY + ": write addresses and networks such as 127.0.0.1, 10.1.0.0/16, not " + text + ".",
          nonsense);
    }
  }
}
