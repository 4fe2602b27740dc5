package net.psmail.provisioning.dns;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.clientsettings.DomainServers;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;
import net.psmail.provisioning.dkim.PublishedKey;
import org.xbill.DNS.Address;

/** What zones of tests are made of. */
final class Facts {

  /** As long as a real one of 2048 bits, so that it does not fit into one string. */
  static final PublishedKey KEY = new PublishedKey("ps20261126-k7", "MIIBIjANBg".repeat(39) + "AB");

  static final PublishedKey OLD_KEY = new PublishedKey("ps20260401-x1", "MIIBIjANBg".repeat(39));

  private static final String SERVED_KEY = "3 1 1 " + "ab".repeat(32);
  private static final String NEXT_KEY = "3 1 1 " + "cd".repeat(32);

  private static final CertificateFacts.Authority ACME =
      new CertificateFacts.Authority(
          "ca.example", "https://ca.example/acme/acct/17", "http-01,dns-01", false);

  private Facts() {}

  /** A domain whose hosts are its own. */
  static ZoneFacts of(String domain) {
    return new ZoneFacts(
        servers(domain, "mail." + domain, 993),
        URI.create("https://www." + domain),
        addresses(),
        new CertificateFacts(
            Map.of("_25._tcp.mail." + domain, List.of(SERVED_KEY, NEXT_KEY)), List.of(ACME)),
        "0123456789abcdef0123",
        true,
        List.of(OLD_KEY, KEY));
  }

  /** A domain of a customer, at hosts of the provider, on a machine where things are tried. */
  static ZoneFacts modest(String domain, String host, String site, boolean signs) {
    return new ZoneFacts(
        servers(domain, host, 9993),
        URI.create(site),
        List.of(),
        new CertificateFacts(Map.of(), List.of()),
        "0123456789abcdef0123",
        signs,
        List.of());
  }

  static DomainServers servers(String domain, String host, int imapsPort) {
    return new DomainServers(
        new DomainName(domain),
        "PSMail",
        List.of(
            new Server(Protocol.IMAP, host, imapsPort),
            new Server(Protocol.POP3, host, 995),
            new Server(Protocol.SMTP, host, 465)));
  }

  static List<InetAddress> addresses() {
    try {
      return List.of(Address.getByAddress("192.0.2.25"), Address.getByAddress("2001:db8::25"));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
