package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.bulk.BulkActs;
import net.psmail.provisioning.session.Session;

/** Has acts on many accounts done as they were shown. */
@Path(BulkPages.PATH + "/{id:\\d+}/order")
@SignedIn
@Proved
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class BulkOrderPages {

  @Inject private BulkActs bulks;
  @Inject private BulkSheet sheet;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  /** Whoever was asked on the way who they are comes back by this address. */
  @GET
  public Response leadBack(@PathParam("id") long id) {
    Session operator = session.operator();
    return unlessForgotten(operator, () -> lead(bulks.get(operator, id).id()));
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
                  bulks.order(operator, id, digest, client.origin());
                  return lead(id);
                },
                refusal -> sheet.view(operator, id, "", 0, forms.problem(refusal, ""))));
  }

  /** A table that was shown is forgotten soon; who comes later can hand it in again. */
  private Response unlessForgotten(Session operator, Supplier<Response> answer) {
    try {
      return answer.get();
    } catch (ProvisioningException gone) {
      if (gone.kind() != Kind.NOT_FOUND) {
        throw gone;
      }
      View form = sheet.form(operator, "", List.of(Problem.of("", "problem.bulk-over")));
      return Response.status(Response.Status.CONFLICT).entity(form).build();
    }
  }

  private Response lead(long id) {
    return Redirect.to(Visit.of(request), BulkPages.PATH + "/" + id);
  }
}
