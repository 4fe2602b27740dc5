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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
import net.psmail.portal.view.Words;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.suspension.Suspension.From;

/** Suspends an account, or ends it. */
@Path(MemberList.PATH + "/{id:\\d+}/suspension")
@SignedIn
@Proved
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SuspensionPages {

  @Inject private Members members;
  @Inject private MemberSuspensions suspensions;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View ask(@PathParam("id") long id) {
    return view(session.keeper(), id, new Typed("sending", "", ""), List.of());
  }

  @POST
  public Response suspend(
      @PathParam("id") long id,
      @DefaultValue("") @FormParam("from") String from,
      @DefaultValue("") @FormParam("reason") String reason,
      @DefaultValue("") @FormParam("until") String until) {
    Session operator = session.keeper();
    Typed typed = new Typed(from, reason, until);
    Optional<From> chosen = Words.find(From.class, from);
    if (chosen.isEmpty()) {
      List<Problem> problems = List.of(Problem.of("from", "problem.suspension-from"));
      return forms.again(view(operator, id, typed, problems));
    }
    return forms.send(
        () -> {
          Wording why = Wording.reason(reason);
          suspensions.suspend(operator, id, chosen.get(), why, end(until), client.origin());
          return lead(id);
        },
        refusal -> view(operator, id, typed, problems(refusal)));
  }

  /** Whoever was asked on the way who they are comes back by this address. */
  @GET
  @Path("lift")
  public Response leadBack(@PathParam("id") long id) {
    return lead(id);
  }

  @POST
  @Path("lift")
  public Response lift(@PathParam("id") long id) {
    suspensions.lift(session.keeper(), id, client.origin());
    return lead(id);
  }

  /** The whole of the day that was chosen belongs to it. */
  private static Optional<Instant> end(String day) {
    if (day.isBlank()) {
      return Optional.empty();
    }
    try {
      LocalDate last = LocalDate.parse(day.strip());
      return Optional.of(last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException noDay) {
      throw ProvisioningException.of(Kind.INVALID_TIME);
    }
  }

  private List<Problem> problems(ProvisioningException refusal) {
    return forms.problem(refusal, refusal.kind() == Kind.INVALID_TIME ? "until" : "reason");
  }

  private View view(Session operator, long id, Typed typed, List<Problem> problems) {
    return new View(
        "membersuspension",
        Section.CONTROL_ROOM,
        new MemberActView(
            MemberSheet.self(members.get(operator, id)),
            typed.reason(),
            typed.from(),
            typed.until(),
            0,
            problems));
  }

  private Response lead(long id) {
    return Redirect.to(Visit.of(request), MemberList.PATH + "/" + id + "?done");
  }

  private record Typed(String from, String reason, String until) {}
}
