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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.MemberView.Typed;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.MemberSendings;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * One account for operators, with the notes that they keep, the quota that they give and the
 * probation that they end.
 */
@Path(MemberList.PATH + "/{id:\\d+}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class MemberPages {

  private static final Pattern MEBIBYTES = Pattern.compile("\\d{1,9}");

  @Inject private MemberSheet sheet;
  @Inject private MemberNotes notes;
  @Inject private MemberQuotas quotas;
  @Inject private MemberSendings sendings;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View show(
      @PathParam("id") long id,
      @QueryParam("done") @Nullable String done,
      @DefaultValue("") @QueryParam("before") String before) {
    Session operator = session.keeper();
    return sheet.view(operator, id, done != null, before, null, List.of());
  }

  @POST
  @Path("notes")
  public Response note(@PathParam("id") long id, @DefaultValue("") @FormParam("text") String text) {
    Session operator = session.keeper();
    return forms.send(
        () -> {
          notes.add(operator, id, Wording.note(text), client.origin());
          return lead(id);
        },
        refusal ->
            sheet.view(
                operator, id, false, "", new Typed("", text), forms.problem(refusal, "text")));
  }

  @POST
  @Path("notes/{note:\\d+}/remove")
  public Response removeNote(@PathParam("id") long id, @PathParam("note") long note) {
    notes.remove(session.keeper(), id, note, client.origin());
    return lead(id);
  }

  @POST
  @Path("quota")
  public Response quota(
      @PathParam("id") long id, @DefaultValue("") @FormParam("quota") String typed) {
    Session operator = session.keeper();
    String number = typed.strip();
    long mebibytes = MEBIBYTES.matcher(number).matches() ? Long.parseLong(number) : 0;
    return forms.send(
        () -> {
          quotas.change(operator, id, mebibytes * MemberQuotas.MEBIBYTE, client.origin());
          return lead(id);
        },
        refusal ->
            sheet.view(
                operator, id, false, "", new Typed(typed, ""), forms.problem(refusal, "quota")));
  }

  @POST
  @Path("probation/lift")
  public Response liftProbation(@PathParam("id") long id) {
    sendings.liftProbation(session.keeper(), id, client.origin());
    return lead(id);
  }

  private Response lead(long id) {
    return Redirect.to(Visit.of(request), MemberList.PATH + "/" + id + "?done");
  }
}
