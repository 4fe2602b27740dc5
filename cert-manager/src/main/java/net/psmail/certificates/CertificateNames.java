package net.psmail.certificates;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names a certificate speaks for: host names in ASCII and lower case, and IP addresses in the
 * form that {@link InetAddress#getHostAddress()} gives. Never empty, no name twice, in the order
 * given. {@code *.} may stand for any one label before a domain of two labels or more.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6">RFC 5280, 4.2.1.6</a>
 */
public record CertificateNames(List<String> hosts, List<String> addresses) {

  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)(\\*\\.(?=[^.]+\\.[^.]))?"
              + "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-f:.]*:[0-9a-f:.]*");
  private static final int SAN_DNS = 2;
  private static final int SAN_IP = 7;

  public CertificateNames {
    hosts = List.copyOf(hosts);
    addresses = List.copyOf(addresses);
    if (hosts.isEmpty() && addresses.isEmpty()) {
      throw new IllegalArgumentException("A certificate needs a name.");
    }
  }

  /**
   * Sorts host names from addresses; an IPv6 address may stand in brackets as in a URL.
   *
   * @throws IllegalArgumentException when a text is neither; the message names it
   */
  public static CertificateNames of(Collection<String> names) {
    Set<String> hosts = new LinkedHashSet<>();
    Set<String> addresses = new LinkedHashSet<>();
    for (String name : names) {
      String text = name.strip().toLowerCase(Locale.ROOT).replaceAll("^\\[(.*)]$", "$1");
      if (ADDRESS.matcher(text).matches()) {
        addresses.add(address(text));
      } else {
        hosts.add(host(text));
      }
    }
    return new CertificateNames(List.copyOf(hosts), List.copyOf(addresses));
  }

  /** The names that a certificate holds. */
  public static CertificateNames in(X509Certificate certificate) {
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives == null) {
        throw new IllegalArgumentException("The certificate holds no names.");
      }
      return new CertificateNames(texts(alternatives, SAN_DNS), texts(alternatives, SAN_IP));
    } catch (CertificateParsingException e) {
      throw new IllegalArgumentException("The certificate's names cannot be read.", e);
    }
  }

  /** The name that stands for all of them in lists and in the subject. */
  public String primary() {
    return hosts.isEmpty() ? addresses.get(0) : hosts.get(0);
  }

  /** Hosts, then addresses. */
  public List<String> all() {
    return Stream.concat(hosts.stream(), addresses.stream()).toList();
  }

  public boolean covers(CertificateNames wanted) {
    return Set.copyOf(hosts).containsAll(wanted.hosts)
        && Set.copyOf(addresses).containsAll(wanted.addresses);
  }

  /**
   * The names but those.
   *
   * @throws IllegalArgumentException when none is left
   */
  public CertificateNames without(Set<String> names) {
    return new CertificateNames(
        hosts.stream().filter(host -> !names.contains(host)).toList(),
        addresses.stream().filter(address -> !names.contains(address)).toList());
  }

  private static String host(String text) {
    String ascii;
    try {
      ascii = IDN.toASCII(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a host name.", e);
    }
    if (!HOST.matcher(ascii).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a host name.");
    }
    return ascii;
  }

  private static String address(String text) {
    try {
      // The pattern above lets only literals through, so that nothing is looked up.
      return InetAddress.getByName(text).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not an IP address.", e);
    }
  }

  private static List<String> texts(Collection<List<?>> alternatives, int type) {
    return alternatives.stream()
        .filter(entry -> entry.get(0).equals(type))
        .map(entry -> String.valueOf(entry.get(1)))
        .toList();
  }
}
