package net.psmail.portal.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import net.psmail.portal.view.Site;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configuration of the site. */
@ApplicationScoped
public class SiteSettings {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  @Inject
  @ConfigProperty(name = "psmail.site.name", defaultValue = "PSMail")
  private String name;

  @Inject
  @ConfigProperty(name = "psmail.site.url", defaultValue = SiteUrl.DEFAULT_TEXT)
  private String configuredUrl;

  @Inject
  @ConfigProperty(name = "psmail.site.contact")
  private Optional<String> contact;

  @Inject
  @ConfigProperty(name = "psmail.domains", defaultValue = "psmail.test")
  private String domains;

  @Inject
  @ConfigProperty(name = "psmail.data", defaultValue = ".")
  private String data;

  @Inject
  @ConfigProperty(name = "psmail.http.port", defaultValue = "8080")
  private int httpPort;

  @Inject
  @ConfigProperty(name = "psmail.status.url")
  private Optional<String> statusUrl;

  private volatile URI url = SiteUrl.DEFAULT;

  void check(@Observes Starting start) {
    url = SiteUrl.parse(configuredUrl);
  }

  /** The provider as pages show it. */
  public Site site() {
    return new Site(name, url.toString(), domains.split(",", 2)[0].strip(), isHttps());
  }

  /** Where people reach the operator, as an address that begins with its scheme. */
  public String contact() {
    return contact.orElseGet(() -> "mailto:postmaster@" + site().domain());
  }

  /** The host name of the site's own address. */
  public String host() {
    return url.getHost();
  }

  /** Whether visitors reach the site by https, here or at a proxy before it. */
  public boolean isHttps() {
    return "https".equals(url.getScheme());
  }

  /** Where the installation keeps its files. */
  public Path data() {
    return Path.of(data);
  }

  /** Where readers find the status page, without a slash at the end. */
  public String statusPage() {
    return statusUrl.orElseGet(() -> url + "/status");
  }

  /** Whether that page is part of this installation. */
  public boolean hasOwnStatusPage() {
    return statusUrl.isEmpty();
  }

  /** Where this application asks it: its neighbour in this process without a way around. */
  public String statusSource() {
    return statusUrl.orElseGet(() -> "http://127.0.0.1:" + httpPort + "/status");
  }

  /** Whether a host name means this very machine. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.contains(host);
  }
}
