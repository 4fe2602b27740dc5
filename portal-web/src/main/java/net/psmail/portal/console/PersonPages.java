package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
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
import net.psmail.portal.view.DutyForm;
import net.psmail.portal.view.PersonView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StaffView.Person;
import net.psmail.provisioning.account.Colleague;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.account.Staff;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import org.jspecify.annotations.Nullable;

/** One of those who work here, for administrators: what they may do, and the end of it. */
@Path("/control-room/staff/{id:\\d+}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class PersonPages {

  @Inject private Staff staff;
  @Inject private MailDomains domains;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@PathParam("id") long id) {
    Colleague one = find(id);
    return duties(id, TypedDuty.form(Optional.of(one.duty()), domains.served()), List.of());
  }

  /** Whoever takes the duty from themselves does not see the list any more. */
  @POST
  @Proved
  public Response changeDuty(@PathParam("id") long id, @BeanParam TypedDuty sent) {
    Session administrator = session.administrator();
    List<DomainName> served = domains.served();
    Optional<Duty> duty = sent.duty(served);
    if (duty.isEmpty()) {
      return forms.again(duties(id, sent.form(served), sent.problems()));
    }
    return forms.send(
        () -> {
          staff.changeDuty(administrator, id, duty.get(), client.origin());
          boolean stays =
              id != administrator.accountId() || duty.get().role() == Role.ADMINISTRATOR;
          return Redirect.to(
              Visit.of(request), stays ? StaffPages.PATH + "?done" : "/control-room");
        },
        refusal -> duties(id, sent.form(served), forms.problem(refusal, "role")));
  }

  @GET
  @Proved
  @Path("end")
  public View askToEnd(@PathParam("id") long id) {
    return view("personend", id, List.of());
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
        refusal -> view("personend", id, forms.problem(refusal, "")));
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
    return view("personsecondstep", id, List.of());
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
        one.duty().role().word(),
        domain(one.duty()),
        one.since(),
        one.lastSignIn().orElse(null),
        one.erasedAt().orElse(null),
        one.secondStep(),
        one.id() == administrator.accountId());
  }

  /** Null for who works for all. */
  static @Nullable String domain(Duty duty) {
    return duty.domain().map(DomainName::ascii).orElse(null);
  }

  private Colleague find(long id) {
    session.administrator();
    return staff.list().stream()
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private View view(String template, long id, List<Problem> problems) {
    return view(template, id, TypedDuty.form(Optional.empty(), List.of()), problems);
  }

  private View duties(long id, DutyForm duty, List<Problem> problems) {
    return view("person", id, duty, problems);
  }

  private View view(String template, long id, DutyForm duty, List<Problem> problems) {
    Person person = person(find(id), session.administrator());
    return new View(template, Section.CONTROL_ROOM, new PersonView(person, duty, problems));
  }
}
