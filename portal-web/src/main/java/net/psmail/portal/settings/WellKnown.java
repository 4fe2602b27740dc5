package net.psmail.portal.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import net.psmail.certificates.order.Certificates;
import net.psmail.portal.page.Public;

/** Small files that programs ask for. */
@Path("/")
@ApplicationScoped
public class WellKnown {

  private static final String ROBOTS =
      """
      User-agent: *
      Disallow: /account
      Disallow: /control-room
      Disallow: /operator
      Disallow: /help-feedback
      Disallow: /de/help-feedback
      """;

  @Inject private Certificates certificates;

  @GET
  @Public
  @Path("robots.txt")
  @Produces("text/plain;charset=utf-8")
  public String robots() {
    return ROBOTS;
  }

  /** The root of the local authority. */
  @GET
  @Public
  @Path("ca.pem")
  @Produces("application/x-pem-file")
  public String root() {
    return certificates.rootPem();
  }

  /**
   * <a href="https://www.w3.org/TR/change-password-url/">A well-known URL for changing
   * passwords</a>.
   */
  @GET
  @Path(".well-known/change-password")
  public Response changePassword() {
    return Response.status(Response.Status.FOUND)
        .header(HttpHeaders.LOCATION, "/account/password")
        .build();
  }
}
