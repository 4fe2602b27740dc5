package net.psmail.portal.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Locale;
import net.psmail.portal.page.Public;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.clientsettings.ClientSettings;
import net.psmail.provisioning.clientsettings.UserAgentConfiguration;
import net.psmail.provisioning.dns.MailPolicies;

/**
 * Files that the zone of a domain announces. The domain is that of the host, and of nothing else:
 * what is said of one domain must never be taken for another's.
 */
@Public
@Path("/")
@ApplicationScoped
public class DomainFiles {

  @Inject private MailPolicies policies;
  @Inject private ClientSettings settings;
  @Inject private HttpServletRequest request;

  /**
   * How other servers shall deliver (<a
   * href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461, 3.3</a>).
   */
  @GET
  @Path(".well-known/mta-sts.txt")
  @Produces("text/plain;charset=us-ascii")
  public byte[] deliveryPolicy() {
    return policies.text(domain("mta-sts.")).orElseThrow(NotFoundException::new);
  }

  /**
   * The settings in a format whose digest stands in the zone. It knows no ports: while ours are not
   * the usual ones, the zone has no digest, and programs do not come here.
   */
  @GET
  @Path(".well-known/user-agent-configuration.json")
  @Produces("application/json")
  public byte[] userAgentConfiguration() {
    return settings
        .of(domain("ua-auto-config."))
        .map(UserAgentConfiguration::write)
        .orElseThrow(NotFoundException::new);
  }

  private DomainName domain(String service) {
    String host = request.getServerName().toLowerCase(Locale.ROOT);
    try {
      return DomainName.parse(host.startsWith(service) ? host.substring(service.length()) : host);
    } catch (ProvisioningException noDomain) {
      throw new NotFoundException(noDomain);
    }
  }
}
