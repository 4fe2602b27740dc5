package net.psmail.portal.console;

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
import net.psmail.portal.view.PersonView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StaffView.Person;
import net.psmail.provisioning.account.Colleague;
import net.psmail.provisioning.account.Staff;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/** One of those who work here, for administrators: what they may do, and the end of it. */
@Path("/control-room/staff/{id:\\d+}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class PersonPages {

  @Inject private Staff staff;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@PathParam("id") long id) {
    Person person = find(id);
    return view("person", person, person.role(), List.of());
  }

  /** Whoever takes the duty from themselves does not see the list any more. */
  @POST
  @Proved
  public Response changeRole(
      @PathParam("id") long id, @DefaultValue("") @FormParam("role") String chosen) {
    Session administrator = session.administrator();
    Optional<Role> role = Roles.of(chosen);
    if (role.isEmpty()) {
      List<Problem> problems = List.of(Problem.of("role", "problem.role"));
      return forms.again(view("person", find(id), chosen, problems));
    }
    return forms.send(
        () -> {
          staff.changeRole(administrator, id, role.get(), client.origin());
          boolean stays = id != administrator.accountId() || role.get() == Role.ADMINISTRATOR;
          return Redirect.to(
              Visit.of(request), stays ? StaffPages.PATH + "?done" : "/control-room");
        },
        refusal -> view("person", find(id), chosen, forms.problem(refusal, "role")));
  }

  @GET
  @Proved
  @Path("end")
  public View askToEnd(@PathParam("id") long id) {
    Person person = find(id);
    return view("personend", person, person.role(), List.of());
  }

  @POST
  @Proved
  @Path("end")
  public Response end(@PathParam("id") long id) {
    Session administrator = session.administrator();
    return forms.send(
        () -> {
          staff.end(administrator, id, client.origin());
          return id == administrator.accountId()
              ? session.end("/signed-out")
              : Redirect.to(Visit.of(request), StaffPages.PATH + "?done");
        },
        refusal -> view("personend", find(id), "", forms.problem(refusal, "")));
  }

  /** Whoever was asked on the way who they are comes back by this address. */
  @GET
  @Path("restore")
  public Response leadBack(@PathParam("id") long id) {
    return Redirect.to(Visit.of(request), StaffPages.PATH + "/" + find(id).id());
  }

  @POST
  @Proved
  @Path("restore")
  public Response restore(@PathParam("id") long id) {
    staff.restore(session.administrator(), id, client.origin());
    return Redirect.to(Visit.of(request), StaffPages.PATH + "?done");
  }

  @GET
  @Proved
  @Path("second-step")
  public View askToRemoveSecondStep(@PathParam("id") long id) {
    Person person = find(id);
    return view("personsecondstep", person, person.role(), List.of());
  }

  /** For somebody who has lost the phone and the codes, and has shown to be the one. */
  @POST
  @Proved
  @Path("second-step")
  public Response removeSecondStep(@PathParam("id") long id) {
    staff.removeSecondStep(session.administrator(), id, client.origin());
    return Redirect.to(Visit.of(request), StaffPages.PATH + "?done");
  }

  static Person person(Colleague one, Session administrator) {
    return new Person(
        one.id(),
        one.name(),
        one.role().word(),
        one.since(),
        one.lastSignIn().orElse(null),
        one.erasedAt().orElse(null),
        one.secondStep(),
        one.id() == administrator.accountId());
  }

  private Person find(long id) {
    Session administrator = session.administrator();
    return staff.list().stream()
        .filter(one -> one.id() == id)
        .map(one -> person(one, administrator))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private static View view(String template, Person person, String role, List<Problem> problems) {
    return new View(template, Section.CONTROL_ROOM, new PersonView(person, role, problems));
  }
}
