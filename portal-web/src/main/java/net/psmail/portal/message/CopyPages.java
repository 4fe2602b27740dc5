package net.psmail.portal.message;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import net.psmail.portal.page.Public;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.CopyForm;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/** Where the link leads that confirms the address of a guest. */
@Path(CopyPages.PATH)
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class CopyPages {

  static final String PATH = "/message/copy";

  @Inject private Copies copies;
  @Inject private HttpServletRequest request;

  /** To look is not to confirm: programs that look into mail follow links too. */
  @GET
  public View form(@DefaultValue("") @QueryParam("token") String token) {
    if (!copies.isOpen(token)) {
      throw ProvisioningException.of(Kind.LINK_USED);
    }
    return new View("copy", Section.CONTACT, new CopyForm(token));
  }

  @POST
  public Response confirm(@DefaultValue("") @FormParam("token") String token) {
    copies.confirm(token);
    return Redirect.to(Visit.of(request), PATH + "/sent");
  }

  @GET
  @Public
  @Path("sent")
  public View sent() {
    return View.of("copysent", Section.CONTACT);
  }
}
