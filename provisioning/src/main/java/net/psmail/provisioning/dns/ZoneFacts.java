package net.psmail.provisioning.dns;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.provisioning.clientsettings.DomainServers;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;
import net.psmail.provisioning.dkim.PublishedKey;

/**
 * What the zone of a domain is made of.
 *
 * @param servers the domain with its servers
 * @param site the address of the site
 * @param addresses the public addresses of our hosts
 * @param certificates what is known of them
 * @param policyId the version of the domain's MTA-STS policy
 * @param signs whether outgoing mail is signed here
 * @param keys the public keys of its signatures
 */
record ZoneFacts(
    DomainServers servers,
    URI site,
    List<InetAddress> addresses,
    CertificateFacts certificates,
    String policyId,
    boolean signs,
    List<PublishedKey> keys) {

  private static final Pattern NAME =
      Pattern.compile("(?=.*[a-z])[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z][a-z0-9-]*");

  /** The host that takes mail; empty when it has no name that the world could use. */
  Optional<String> mailHost() {
    return name(server(Protocol.SMTP).host());
  }

  Optional<String> siteHost() {
    return name(site.getHost());
  }

  Server server(Protocol protocol) {
    return servers.servers().stream()
        .filter(server -> server.protocol() == protocol)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no server for " + protocol));
  }

  String domain() {
    return servers.domain().ascii();
  }

  boolean isHttps() {
    return "https".equals(site.getScheme());
  }

  int sitePort() {
    return site.getPort() > 0 ? site.getPort() : 443;
  }

  boolean isInZone(String host) {
    return host.equals(domain()) || host.endsWith("." + domain());
  }

  private static Optional<String> name(String host) {
    return Optional.of(host).filter(one -> NAME.matcher(one).matches());
  }
}
