package net.psmail.provisioning.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about the DNS.
 *
 * @param resolvers whom to ask where the name servers of a domain are; none for those of the system
 * @param port where those name servers listen
 * @param addresses the public addresses of the hosts of this installation
 * @param site the address of the site
 */
public record DnsSettings(
    List<InetSocketAddress> resolvers, int port, List<InetAddress> addresses, URI site) {

  private static final int USUAL_PORT = 53;
  private static final int HIGHEST_PORT = 65_535;

  /** Literals only: a name here would have to be looked up to look up names. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\[?((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)]?");

  private static final Pattern RESOLVER =
      Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3}|\\[[0-9a-fA-F:.]+])(?::(\\d{1,5}))?");

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static DnsSettings read() {
    return new DnsSettings(
        Setting.read(
            "psmail.dns.resolvers",
            "",
            text -> split(text).map(DnsSettings::resolver).toList(),
            "addresses with commas between, such as 127.0.0.1 or 192.0.2.1:53,[2001:db8::1]:53"),
        Setting.read(
            "psmail.dns.port",
            Integer.toString(USUAL_PORT),
            DnsSettings::port,
            "a port between 1 and " + HIGHEST_PORT),
        Setting.read(
            "psmail.dns.addresses",
            "",
            text -> split(text).map(DnsSettings::address).toList(),
            "addresses with commas between, such as 192.0.2.25,2001:db8::25"),
        URI.create(
            Setting.text("psmail.site.url", "http://localhost:8080").toLowerCase(Locale.ROOT)));
  }

  private static Stream<String> split(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
  }

  private static InetSocketAddress resolver(String text) {
    Matcher parts = RESOLVER.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    String port = parts.group(2);
    return new InetSocketAddress(address(parts.group(1)), port == null ? USUAL_PORT : port(port));
  }

  private static InetAddress address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException none) {
      throw new IllegalArgumentException(text, none);
    }
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(text);
    }
    return port;
  }
}
