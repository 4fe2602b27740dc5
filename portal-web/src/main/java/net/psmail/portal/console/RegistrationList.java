package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
import net.psmail.portal.view.Words;
import net.psmail.provisioning.account.Newcomer;
import net.psmail.provisioning.account.WaitingChoice;
import net.psmail.provisioning.account.WaitingCount;
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
      @DefaultValue("") @QueryParam("network") String network,
      @DefaultValue("") @QueryParam("reason") String reason,
      @QueryParam("done") @Nullable String done,
      @DefaultValue("0") @QueryParam("after") long after) {
    Session operator = session.keeper();
    WaitingChoice choice = Choices.of(network, reason);
    return list(operator, choice, done == null ? null : latest(operator), after, List.of());
  }

  @POST
  public Response decide(@BeanParam DecisionForm sent) {
    Session operator = session.keeper();
    if (!sent.all() && sent.ids().isEmpty()) {
      List<Problem> problems = List.of(Problem.of("registrations", "problem.registrations"));
      return forms.again(list(operator, sent.choice(), null, 0, problems));
    }
    // What was ticked one by one is let in at once; nothing else is decided without asking.
    if (!sent.isSure() && (sent.all() || !sent.approves())) {
      return Response.ok(ask(operator, sent)).build();
    }
    if (sent.approves()) {
      approve(operator, sent);
    } else {
      refuse(operator, sent);
    }
    return Redirect.to(Visit.of(request), PATH + "?done");
  }

  private void approve(Session operator, DecisionForm sent) {
    if (sent.all()) {
      waiting.approveAll(operator, sent.choice(), sent.last(), client.origin());
    } else {
      waiting.approve(operator, sent.ids(), client.origin());
    }
  }

  private void refuse(Session operator, DecisionForm sent) {
    if (sent.all()) {
      waiting.refuseAll(operator, sent.choice(), sent.last(), client.origin());
    } else {
      waiting.refuse(operator, sent.ids(), client.origin());
    }
  }

  private View ask(Session operator, DecisionForm sent) {
    List<Newcomer> known = sent.all() ? List.of() : waiting.those(operator, sent.ids());
    WaitingCount count =
        sent.all()
            ? waiting.count(operator, sent.choice(), sent.last())
            : new WaitingCount(known.size(), 0);
    return new View(
        sent.approves() ? "registrationsapprove" : "registrationsrefuse",
        Section.CONTROL_ROOM,
        new RegistrationsView(
            known.stream().map(RegistrationList::registration).toList(),
            Choices.view(sent.choice(), count),
            null,
            null,
            List.of()));
  }

  private View list(
      Session operator,
      WaitingChoice choice,
      @Nullable String done,
      long after,
      List<Problem> problems) {
    List<Newcomer> found = waiting.list(operator, choice, after, A_PAGE + 1);
    List<Newcomer> shown = found.subList(0, Math.min(A_PAGE, found.size()));
    return new View(
        "registrations",
        Section.CONTROL_ROOM,
        new RegistrationsView(
            shown.stream().map(RegistrationList::registration).toList(),
            Choices.view(choice, waiting.count(operator, choice)),
            done,
            found.size() > A_PAGE ? shown.get(A_PAGE - 1).id() : null,
            problems));
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String latest(Session operator) {
    return audit.ofOwn(operator, 1).stream()
        .filter(entry -> TOLD.contains(entry.act()))
        .map(entry -> Words.of(entry.act()))
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
