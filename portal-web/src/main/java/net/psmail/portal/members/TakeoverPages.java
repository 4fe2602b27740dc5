package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.provisioning.postfixadmin.Takeovers;
import net.psmail.provisioning.session.Session;

/** Takeovers from PostfixAdmin: how they begin, and which there were. */
@Path(TakeoverPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TakeoverPages {

  static final String PATH = "/control-room/postfixadmin";

  @Inject private Takeovers takeovers;
  @Inject private TakeoverSheet sheet;
  @Inject private CurrentSession session;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View form() {
    return sheet.form(session.operator(), List.of());
  }

  /** Says what would be taken over, and takes nothing over. */
  @POST
  public Response show() {
    Session operator = session.operator();
    return forms.send(
        () -> Redirect.to(Visit.of(request), PATH + "/" + takeovers.show(operator)),
        refusal -> sheet.form(operator, forms.problem(refusal, "read")));
  }
}
