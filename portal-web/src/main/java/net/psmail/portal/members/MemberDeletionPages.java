package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.MemberActView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.account.AccountSettings;
import net.psmail.provisioning.account.Deletions;
import net.psmail.provisioning.account.ProposedDeletion;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;

/** The deletion of an account, for which two operators are needed. */
@Path(MemberList.PATH + "/{id:\\d+}/deletion")
@SignedIn
@Proved
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class MemberDeletionPages {

  @Inject private Members members;
  @Inject private Deletions deletions;
  @Inject private ProposedDeletions proposed;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  private final Duration grace = AccountSettings.read().grace();

  @GET
  public View ask(@PathParam("id") long id) {
    return view("memberdeletion", session.keeper(), id, "", List.of());
  }

  @POST
  public Response propose(
      @PathParam("id") long id, @DefaultValue("") @FormParam("reason") String reason) {
    Session operator = session.keeper();
    return forms.send(
        () -> {
          deletions.propose(operator, id, Wording.reason(reason), client.origin());
          return lead(id);
        },
        refusal -> view("memberdeletion", operator, id, reason, forms.problem(refusal, "reason")));
  }

  @GET
  @Path("approve")
  public View askToApprove(@PathParam("id") long id) {
    Session operator = session.keeper();
    ProposedDeletion wish =
        proposed
            .find(operator, id)
            .filter(one -> !one.isApproved())
            .orElseThrow(NotFoundException::new);
    return view("memberapproval", operator, id, wish.reason(), List.of());
  }

  @POST
  @Path("approve")
  public Response approve(@PathParam("id") long id) {
    Session operator = session.keeper();
    return forms.send(
        () -> {
          deletions.approve(operator, id, client.origin());
          return lead(id);
        },
        refusal -> view("memberapproval", operator, id, "", forms.problem(refusal, "")));
  }

  /** Whoever was asked on the way who they are comes back by these addresses. */
  @GET
  @Path("{act:withdraw|take-back}")
  public Response leadBack(@PathParam("id") long id) {
    return lead(id);
  }

  @POST
  @Path("withdraw")
  public Response withdraw(@PathParam("id") long id) {
    deletions.withdraw(session.keeper(), id, client.origin());
    return lead(id);
  }

  @POST
  @Path("take-back")
  public Response takeBack(@PathParam("id") long id) {
    deletions.takeBack(session.keeper(), id, client.origin());
    return lead(id);
  }

  private View view(
      String template, Session operator, long id, String reason, List<Problem> problems) {
    return new View(
        template,
        Section.CONTROL_ROOM,
        new MemberActView(
            MemberSheet.self(members.get(operator, id)), reason, "", "", grace.toDays(), problems));
  }

  private Response lead(long id) {
    return Redirect.to(Visit.of(request), MemberList.PATH + "/" + id + "?done");
  }
}
