package net.psmail.portal.account;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SentForms;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.InvitesView;
import net.psmail.portal.view.InvitesView.Hindrance;
import net.psmail.portal.view.InvitesView.Open;
import net.psmail.portal.view.InvitesView.Rules;
import net.psmail.portal.view.InvitesView.Used;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.invite.Allowance;
import net.psmail.provisioning.invite.InviteSettings;
import net.psmail.provisioning.invite.Invites;
import net.psmail.provisioning.invite.SentInvite;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.suspension.Suspensions;
import org.jspecify.annotations.Nullable;

/** Invitations of a member: made, shown once, withdrawn. */
@Path(InvitePages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class InvitePages {

  static final String PATH = "/account/invites";

  @Inject private Invites invites;
  @Inject private MailDomains domains;
  @Inject private Suspensions suspensions;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private SentForms sent;
  @Inject private SiteSettings site;
  @Inject private HttpServletRequest request;

  private final InviteSettings settings = InviteSettings.read();

  /** Whoever has just made one sees the link, once. */
  @GET
  public View show(@QueryParam("withdrawn") @Nullable String withdrawn) {
    Session member = member();
    return view(member, withdrawn != null, invites.takeNew(member), "", List.of());
  }

  @POST
  public Response make(
      @DefaultValue("") @FormParam("form") String form,
      @DefaultValue("") @FormParam("note") String note) {
    Session member = member();
    return forms.send(
        () -> {
          sent.once(member, form, note, () -> invites.make(member, note, client.origin()));
          return Redirect.to(Visit.of(request), PATH);
        },
        refusal -> view(member, false, Optional.empty(), note, problems(refusal)));
  }

  @POST
  @Path("{id:\\d+}/withdraw")
  public Response withdraw(@PathParam("id") long id) {
    invites.withdraw(member(), id, client.origin());
    return Redirect.to(Visit.of(request), PATH + "?withdrawn");
  }

  private Session member() {
    Session member = session.get();
    if (member.role() != Role.MEMBER) {
      throw new NotFoundException();
    }
    return member;
  }

  /** Only the note has a field; all else concerns the form as a whole. */
  private List<Problem> problems(ProvisioningException refusal) {
    return switch (refusal.kind()) {
      case INVALID_NAME -> List.of(Problem.of("note", "problem.invite-note"));
      case LIMIT_REACHED -> List.of(Problem.of("", "problem.invite-limit"));
      default -> forms.problem(refusal, "");
    };
  }

  private View view(
      Session member,
      boolean withdrawn,
      Optional<String> token,
      String note,
      List<Problem> problems) {
    Allowance allowance = invites.allowance(member);
    Hindrance hindrance = hindrance(member, allowance);
    List<SentInvite> all = invites.list(member);
    return new View(
        "invites",
        Section.MAILBOX,
        new InvitesView(
            member.ownMailbox().domain().unicode(),
            new Rules(
                allowance.left(),
                settings.allowance(),
                settings.period().toDays(),
                settings.lifetime().toDays()),
            hindrance,
            hindrance == Hindrance.NEW ? allowance.from().orElse(null) : null,
            token.map(this::link).orElse(null),
            all.stream().flatMap(one -> open(one).stream()).toList(),
            all.stream().flatMap(one -> used(one).stream()).toList(),
            withdrawn,
            UUID.randomUUID().toString(),
            note,
            problems));
  }

  private @Nullable Hindrance hindrance(Session member, Allowance allowance) {
    if (!settings.areOn()) {
      return Hindrance.OFF;
    }
    if (suspensions.of(member.accountId()).isPresent()) {
      return Hindrance.SUSPENDED;
    }
    if (isClosed(member)) {
      return Hindrance.CLOSED;
    }
    if (allowance.from().isPresent()) {
      return Hindrance.NEW;
    }
    return allowance.left() > 0 ? null : Hindrance.USED_UP;
  }

  private boolean isClosed(Session member) {
    try {
      return domains.signUp(member.ownMailbox().domain()) == SignUpPolicy.CLOSED;
    } catch (ProvisioningException stopped) {
      if (stopped.kind() == Kind.INVALID_ADDRESS) {
        return true;
      }
      throw stopped;
    }
  }

  private String link(String token) {
    return site.site().url() + Visit.of(request).to("/invited/" + token);
  }

  private static Optional<Open> open(SentInvite invite) {
    return invite.expiresAt().map(until -> new Open(invite.id(), invite.note(), until));
  }

  private static Optional<Used> used(SentInvite invite) {
    return invite.usedAt().map(at -> new Used(invite.note(), at));
  }
}
