package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.MemberActView;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.account.Resets;
import net.psmail.provisioning.member.Members;

/** Makes a link to another password for a member who has lost all, and takes it back. */
@Path(MemberList.PATH + "/{id:\\d+}/reset")
@SignedIn
@Proved
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class MemberResetPages {

  @Inject private Members members;
  @Inject private Resets resets;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @GET
  public View ask(@PathParam("id") long id) {
    return new View(
        "memberreset",
        Section.CONTROL_ROOM,
        new MemberActView(
            MemberSheet.self(members.get(session.keeper(), id)), "", "", "", 0, List.of()));
  }

  @POST
  public Response offer(@PathParam("id") long id) {
    resets.offer(session.keeper(), id, client.origin());
    return Redirect.to(Visit.of(request), MemberList.PATH + "/" + id);
  }

  /** Whoever was asked on the way who they are comes back by this address. */
  @GET
  @Path("withdraw")
  public Response leadBack(@PathParam("id") long id) {
    return Redirect.to(Visit.of(request), MemberList.PATH + "/" + id);
  }

  @POST
  @Path("withdraw")
  public Response withdraw(@PathParam("id") long id) {
    resets.withdraw(session.keeper(), id, client.origin());
    return Redirect.to(Visit.of(request), MemberList.PATH + "/" + id + "?done");
  }
}
