package net.psmail.portal.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import net.psmail.portal.page.Public;
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
  public byte[] ofHost(@DefaultValue("") @QueryParam("emailaddress") String address) {
    return settings.mozillaAutoconfig(domain(address)).orElseThrow(NotFoundException::new);
  }

  @GET
  @Path(".well-known/autoconfig/mail/config-v1.1.xml")
  public byte[] ofDomain(@DefaultValue("") @QueryParam("emailaddress") String address) {
    return ofHost(address);
  }

  @GET
  @Path(".well-known/mail-v1.xml")
  public byte[] wellKnown(@DefaultValue("") @QueryParam("emailaddress") String address) {
    return ofHost(address);
  }

  private DomainName domain(String address) {
    if (address.isBlank()) {
      return ofHost();
    }
    try {
      return DomainName.parse(address.substring(address.lastIndexOf('@') + 1));
    } catch (ProvisioningException noDomain) {
      throw new NotFoundException(noDomain);
    }
  }

  private DomainName ofHost() {
    String host = request.getServerName();
    String asked = host.startsWith(PREFIX) ? host.substring(PREFIX.length()) : host;
    return domains.served().stream()
        .filter(domain -> domain.ascii().equalsIgnoreCase(asked))
        .findFirst()
        .orElseGet(() -> domains.served().get(0));
  }
}
