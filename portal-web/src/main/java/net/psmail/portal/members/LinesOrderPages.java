package net.psmail.portal.members;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.session.Session;

/** Has lines done as they were shown. */
public abstract class LinesOrderPages {

  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  abstract LinesSheet<?> sheet();

  /** Whoever was asked on the way who they are comes back by this address. */
  @GET
  public Response leadBack(@PathParam("id") long id) {
    Session operator = session.operator();
    return unlessForgotten(operator, () -> lead(sheet().acts().get(operator, id).id()));
  }

  @POST
  public Response order(
      @PathParam("id") long id, @DefaultValue("") @FormParam("digest") String digest) {
    Session operator = session.operator();
    return unlessForgotten(
        operator,
        () ->
            forms.send(
                () -> {
                  sheet().acts().order(operator, id, digest, client.origin());
                  return lead(id);
                },
                refusal -> sheet().view(operator, id, "", 0, sheet().over())));
  }

  /** What was shown is forgotten soon; who comes later can have it shown again. */
  private Response unlessForgotten(Session operator, Supplier<Response> answer) {
    try {
      return answer.get();
    } catch (ProvisioningException gone) {
      if (gone.kind() != Kind.NOT_FOUND) {
        throw gone;
      }
      return Response.status(Response.Status.CONFLICT)
          .entity(sheet().form(operator, sheet().over()))
          .build();
    }
  }

  private Response lead(long id) {
    return Redirect.to(Visit.of(request), sheet().path() + "/" + id);
  }
}
