package net.psmail.portal.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import net.psmail.portal.guard.OnlyAsks;
import net.psmail.portal.page.AutodiscoverQuestion;
import net.psmail.portal.page.Public;
import net.psmail.portal.site.SiteSettings;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.clientsettings.ClientSettings;

/**
 * Microsoft's Autodiscover in both versions (<a
 * href="https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxdscli/">MS-OXDSCLI</a>).
 * Programs write its path in any letter case.
 */
@Path("/{folder:(?i:autodiscover)}")
@ApplicationScoped
public class Autodiscover {

  private static final String PROTOCOL = "AutodiscoverV1";
  private static final String ADDRESS = "/autodiscover/autodiscover.xml";

  @Inject private ClientSettings clients;
  @Inject private SiteSettings site;
  @Inject private HttpServletRequest request;

  /** The settings, for an address in the body. */
  @POST
  @OnlyAsks
  @Path("/{file:(?i:autodiscover\\.xml)}")
  @Consumes({MediaType.TEXT_XML, MediaType.APPLICATION_XML})
  @Produces("text/xml;charset=utf-8")
  public byte[] settings(byte[] question) {
    return clients.autodiscover(question).orElseThrow(BadRequestException::new);
  }

  /** Programs try whether there is something before they send the address. */
  @GET
  @Path("/{file:(?i:autodiscover\\.xml)}")
  @Produces("text/xml;charset=utf-8")
  public byte[] withoutQuestion() {
    return clients.autodiscoverWithoutQuestion();
  }

  /** Where the settings are, for an address in a parameter. */
  @GET
  @Public
  @Path("/{file:(?i:autodiscover\\.json)}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response address() {
    AutodiscoverQuestion question = Objects.requireNonNull(AutodiscoverQuestion.of(request));
    if (!question.protocol().equalsIgnoreCase(PROTOCOL)) {
      return refusal(Response.Status.BAD_REQUEST, "InvalidProtocol", "Only " + PROTOCOL + ".");
    }
    if (!isServed(question.domain())) {
      return refusal(Response.Status.NOT_FOUND, "UserNotFound", "Not a domain of ours.");
    }
    return Response.ok(object("Protocol", PROTOCOL, "Url", site.site().url() + ADDRESS)).build();
  }

  /** The same, for an address at the end of the path. */
  @GET
  @Public
  @Path("/{file:(?i:autodiscover\\.json)}/{version:(?i:v1\\.0)}/{address}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response addressOfPath() {
    return address();
  }

  private boolean isServed(String domain) {
    try {
      return clients.of(DomainName.parse(domain)).isPresent();
    } catch (ProvisioningException noDomain) {
      return false;
    }
  }

  private static Response refusal(Response.Status status, String code, String message) {
    return Response.status(status)
        .entity(object("ErrorCode", code, "ErrorMessage", message))
        .build();
  }

  private static String object(String one, String first, String two, String second) {
    return Json.createObjectBuilder().add(one, first).add(two, second).build().toString();
  }
}
