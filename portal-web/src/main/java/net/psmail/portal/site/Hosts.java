package net.psmail.portal.site;

import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.psmail.provisioning.address.DomainName;

/** The host names that this site answers for. */
@Shared
public class Hosts {

  /** In front of a domain: where mail programs and other servers ask for its settings. */
  private static final List<String> SERVICES =
      List.of("autoconfig.", "autodiscover.", "mta-sts.", "ua-auto-config.");

  @Inject private SiteSettings settings;

  private volatile Set<String> ofDomains = Set.of();

  /** Mail programs and other servers ask these domains, and hosts below them, for settings. */
  public void serve(List<DomainName> domains) {
    Set<String> names = new HashSet<>();
    for (DomainName domain : domains) {
      names.add(domain.ascii());
      SERVICES.forEach(service -> names.add(service + domain.ascii()));
    }
    ofDomains = Set.copyOf(names);
  }

  /** A host name as everything else writes it: in lower case, without the dot of the root. */
  public static String plain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** Whether a host name, without a port, is one of them. */
  public boolean isOurs(String host) {
    String name = plain(host);
    return SiteSettings.isLoopback(name)
        || name.equalsIgnoreCase(settings.host())
        || ofDomains.contains(name);
  }
}
