package net.psmail.portal.console;

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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.RegistrationsView;
import net.psmail.portal.view.RegistrationsView.Registration;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.account.Newcomer;
import net.psmail.provisioning.account.WaitingRegistrations;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.signup.Reason;
import org.jspecify.annotations.Nullable;

/** Who has registered and waits, for operators: they let in or refuse one, or many at once. */
@Path(RegistrationList.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class RegistrationList {

  static final String PATH = "/control-room/registrations";

  private static final int A_PAGE = 50;
  private static final Set<Act> TOLD = Set.of(Act.REGISTRATION_APPROVED, Act.REGISTRATION_REFUSED);

  @Inject private WaitingRegistrations waiting;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View show(
      @QueryParam("done") @Nullable String done,
      @DefaultValue("0") @QueryParam("after") long after) {
    Session operator = session.operator();
    return list(done == null ? null : latest(operator), after, List.of());
  }

  /** Whoever refuses is asked once more, for nothing of it is left to be undone. */
  @POST
  public Response decide(
      @FormParam("id") List<Long> chosen,
      @DefaultValue("") @FormParam("act") String act,
      @DefaultValue("") @FormParam("sure") String sure) {
    Session operator = session.operator();
    if (chosen.isEmpty()) {
      return forms.again(
          list(null, 0, List.of(Problem.of("registrations", "problem.registrations"))));
    }
    if (act.equals("approve")) {
      waiting.approve(operator, chosen, client.origin());
    } else if (sure.isEmpty()) {
      return Response.ok(ask(chosen)).build();
    } else {
      waiting.refuse(operator, chosen, client.origin());
    }
    return Redirect.to(Visit.of(request), PATH + "?done");
  }

  private View ask(List<Long> chosen) {
    List<Registration> known =
        waiting.those(chosen).stream().map(RegistrationList::registration).toList();
    return new View(
        "registrationsrefuse",
        Section.CONTROL_ROOM,
        new RegistrationsView(known, null, null, List.of()));
  }

  private View list(@Nullable String done, long after, List<Problem> problems) {
    List<Newcomer> found = waiting.list(after, A_PAGE + 1);
    List<Newcomer> shown = found.subList(0, Math.min(A_PAGE, found.size()));
    return new View(
        "registrations",
        Section.CONTROL_ROOM,
        new RegistrationsView(
            shown.stream().map(RegistrationList::registration).toList(),
            done,
            found.size() > A_PAGE ? shown.get(A_PAGE - 1).id() : null,
            problems));
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String latest(Session operator) {
    return audit.ofOwn(operator, 1).stream()
        .filter(entry -> TOLD.contains(entry.act()))
        .map(entry -> entry.act().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .findFirst()
        .orElse(null);
  }

  private static Registration registration(Newcomer newcomer) {
    return new Registration(
        newcomer.id(),
        newcomer.address(),
        newcomer.reasons().stream().map(Reason::word).toList(),
        newcomer.network(),
        newcomer.askedAt());
  }
}
