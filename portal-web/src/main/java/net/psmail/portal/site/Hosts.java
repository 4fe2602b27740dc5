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

  @Inject private SiteSettings settings;

  private volatile Set<String> ofDomains = Set.of();

  /**
   * Mail programs ask these domains, and their {@code autoconfig} and {@code autodiscover} hosts,
   * for settings.
   */
  public void serve(List<DomainName> domains) {
    Set<String> names = new HashSet<>();
    for (DomainName domain : domains) {
      names.add(domain.ascii());
      names.add("autoconfig." + domain.ascii());
      names.add("autodiscover." + domain.ascii());
    }
    ofDomains = Set.copyOf(names);
  }

  /** Whether a host name, without a port, is one of them; it may end with the dot of the root. */
  public boolean isOurs(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    return SiteSettings.isLoopback(name)
        || name.equalsIgnoreCase(settings.host())
        || ofDomains.contains(name);
  }
}
