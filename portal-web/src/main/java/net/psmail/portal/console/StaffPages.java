package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.DutyForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StaffView;
import net.psmail.portal.view.StaffView.Done;
import net.psmail.portal.view.StaffView.Invitation;
import net.psmail.portal.view.StaffView.Link;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.account.Invitations;
import net.psmail.provisioning.account.Newcomers;
import net.psmail.provisioning.account.OpenInvitation;
import net.psmail.provisioning.account.Staff;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import org.jspecify.annotations.Nullable;

/** Who works here and who is invited to, for administrators. */
@Path("/control-room/staff")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class StaffPages {

  static final String PATH = "/control-room/staff";

  private static final Set<Act> TOLD =
      Set.of(
          Act.INVITATION_WITHDRAWN,
          Act.ROLE_CHANGED,
          Act.ACCESS_ENDED,
          Act.ACCESS_RESTORED,
          Act.SECOND_STEP_REMOVED);

  @Inject private Staff staff;
  @Inject private Invitations invitations;
  @Inject private Newcomers newcomers;
  @Inject private MailDomains domains;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private SiteSettings settings;
  @Inject private HttpServletRequest request;

  /** Whoever has just invited somebody sees the link, once. */
  @GET
  public View list(@QueryParam("done") @Nullable String done) {
    Session administrator = session.administrator();
    return view(
        administrator,
        done == null ? null : latest(administrator),
        invitations.takeNew(administrator),
        TypedDuty.form(Optional.of(Duty.of(Role.AUTHOR)), domains.served()),
        List.of());
  }

  @POST
  @Proved
  public Response invite(@BeanParam TypedDuty sent) {
    Session administrator = session.administrator();
    List<DomainName> served = domains.served();
    Optional<Duty> duty = sent.duty(served);
    if (duty.isEmpty()) {
      return forms.again(
          view(administrator, null, Optional.empty(), sent.form(served), sent.problems()));
    }
    invitations.invite(administrator, duty.get(), client.origin());
    return Redirect.to(Visit.of(request), PATH);
  }

  @POST
  @Path("invitations/{id:\\d+}/withdraw")
  public Response withdraw(@PathParam("id") long id) {
    invitations.withdraw(session.administrator(), id, client.origin());
    return Redirect.to(Visit.of(request), PATH + "?done");
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable Done latest(Session administrator) {
    return audit.ofOwn(administrator, 1).stream()
        .filter(entry -> TOLD.contains(entry.act()))
        .map(entry -> new Done(Words.of(entry.act()), entry.subject()))
        .findFirst()
        .orElse(null);
  }

  private View view(
      Session administrator,
      @Nullable Done done,
      Optional<String> token,
      DutyForm duty,
      List<Problem> problems) {
    return new View(
        "staff",
        Section.CONTROL_ROOM,
        new StaffView(
            staff.list().stream().map(one -> PersonPages.person(one, administrator)).toList(),
            invitations.open().stream().map(StaffPages::invitation).toList(),
            done,
            token.flatMap(this::link).orElse(null),
            duty,
            problems));
  }

  private Optional<Link> link(String token) {
    String href =
        settings.site().url() + Visit.of(request).to("/operator/first-password?token=" + token);
    return newcomers
        .duty(token)
        .map(duty -> new Link(href, duty.role().word(), PersonPages.domain(duty)));
  }

  private static Invitation invitation(OpenInvitation open) {
    return new Invitation(
        open.id(),
        open.duty().role().word(),
        PersonPages.domain(open.duty()),
        open.madeBy().orElse(null),
        open.expiresAt());
  }
}
