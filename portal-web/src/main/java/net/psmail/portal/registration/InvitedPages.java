package net.psmail.portal.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.registration.RegisterViews.Sent;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.invite.OpenInvites;

/**
 * Where the link of an invitation leads. To look changes nothing, because programs that preview
 * links look too; to register uses it up. Its address is a secret: no page that it leads to may
 * learn it.
 */
@Path("/invited/{token}")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class InvitedPages {

  private static final String REFERRER = "Referrer-Policy";

  @Inject private OpenInvites invites;
  @Inject private RegisterViews views;
  @Inject private HttpServletRequest request;

  @GET
  public Response form(@PathParam("token") String token) {
    if (invites.domain(token).isEmpty()) {
      return spent();
    }
    String language = Visit.of(request).language().tag();
    View form =
        views.of(
            new Sent(UUID.randomUUID().toString(), "", "", token, language), List.of(), List.of());
    // Not "no-referrer": browsers would send "Origin: null" with the form.
    return Response.ok(form).header(REFERRER, "strict-origin").build();
  }

  /** The same for one that was used, has expired, was withdrawn or never was. */
  static Response spent() {
    return Response.status(Response.Status.GONE)
        .entity(View.of("invitespent", Section.REGISTER))
        .type(MediaType.TEXT_HTML)
        .header(REFERRER, "no-referrer")
        .build();
  }
}
