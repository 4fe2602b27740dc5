package net.psmail.portal.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import net.psmail.portal.page.AskedDomain;
import net.psmail.portal.page.Public;
import net.psmail.portal.site.Hosts;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.clientsettings.ClientSettings;
import net.psmail.provisioning.domain.MailDomains;

/**
 * Mozilla's autoconfig at all its addresses (<a
 * href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">draft-ietf-mailmaint-autoconfig</a>).
 * The domain is that of the address that is asked about, else that of the host, else the default:
 * many programs do not send an address.
 */
@Public
@Path("/")
@ApplicationScoped
@Produces("text/xml;charset=utf-8")
public class Autoconfig {

  private static final String PREFIX = "autoconfig.";

  @Inject private ClientSettings settings;
  @Inject private MailDomains domains;
  @Inject private HttpServletRequest request;

  @GET
  @Path("mail/config-v1.1.xml")
  public byte[] ofHost() {
    return settings.mozillaAutoconfig(domain()).orElseThrow(NotFoundException::new);
  }

  @GET
  @Path(".well-known/autoconfig/mail/config-v1.1.xml")
  public byte[] ofDomain() {
    return ofHost();
  }

  @GET
  @Path(".well-known/mail-v1.xml")
  public byte[] wellKnown() {
    return ofHost();
  }

  private DomainName domain() {
    String asked = AskedDomain.of(request);
    if (asked.isEmpty()) {
      return hostsDomain();
    }
    try {
      return DomainName.parse(asked);
    } catch (ProvisioningException noDomain) {
      throw new NotFoundException(noDomain);
    }
  }

  private DomainName hostsDomain() {
    String host = Hosts.plain(request.getServerName());
    String asked = host.startsWith(PREFIX) ? host.substring(PREFIX.length()) : host;
    return domains.served().stream()
        .filter(domain -> domain.ascii().equals(asked))
        .findFirst()
        .orElseGet(() -> domains.served().get(0));
  }
}
