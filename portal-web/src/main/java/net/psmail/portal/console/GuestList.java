package net.psmail.portal.console;

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
import java.util.Locale;
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
import net.psmail.portal.view.GuestListView;
import net.psmail.portal.view.GuestListView.Arrival;
import net.psmail.portal.view.GuestListView.OpenInvites;
import net.psmail.portal.view.InvitesView.Open;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.invite.Guest;
import net.psmail.provisioning.invite.InviteTree;
import net.psmail.provisioning.invite.OpenPage;
import net.psmail.provisioning.invite.OperatorInvites;
import net.psmail.provisioning.invite.SentInvite;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Who came by invitations, for operators, and the invitations that they make themselves. */
@Path(GuestList.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class GuestList {

  static final String PATH = "/control-room/invites";

  private static final int NEWEST = 50;
  private static final int A_PAGE = 50;
  private static final String NONE_LEFT_OUT = "" + Long.MAX_VALUE;

  @Inject private OperatorInvites invites;
  @Inject private InviteTree tree;
  @Inject private MailDomains domains;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private SentForms sent;
  @Inject private SiteSettings site;
  @Inject private HttpServletRequest request;

  /** Leads to the member with the address that was asked for, if there is one. */
  @GET
  public Response show(
      @DefaultValue("") @QueryParam("address") String address,
      @QueryParam("withdrawn") @Nullable String withdrawn,
      @DefaultValue(NONE_LEFT_OUT) @QueryParam("before") long before) {
    Session operator = session.operator();
    String sought = address.strip().toLowerCase(Locale.ROOT);
    Optional<Guest> found = sought.isEmpty() ? Optional.empty() : tree.find(sought);
    if (found.isPresent()) {
      return Redirect.to(Visit.of(request), PATH + "/" + found.get().account());
    }
    Shown shown = new Shown(withdrawn != null, sought, before);
    Typed nothing = new Typed("", "");
    return Response.ok(view(shown, invites.takeNew(operator), nothing, List.of())).build();
  }

  @POST
  public Response make(
      @DefaultValue("") @FormParam("form") String form,
      @DefaultValue("") @FormParam("domain") String domain,
      @DefaultValue("") @FormParam("note") String note) {
    Session operator = session.operator();
    return forms.send(
        () -> {
          DomainName into = DomainName.parse(domain);
          sent.once(
              operator,
              form,
              domain + " " + note,
              () -> invites.make(operator, into, note, client.origin()));
          return Redirect.to(Visit.of(request), PATH);
        },
        refusal ->
            view(
                new Shown(false, "", Long.MAX_VALUE),
                Optional.empty(),
                new Typed(domain, note),
                problems(refusal)));
  }

  @POST
  @Path("open/{id:\\d+}/withdraw")
  public Response withdraw(@PathParam("id") long id) {
    invites.withdraw(session.operator(), id, client.origin());
    return Redirect.to(Visit.of(request), PATH + "?withdrawn");
  }

  private List<Problem> problems(ProvisioningException refusal) {
    return refusal.kind() == Kind.INVALID_NAME
        ? List.of(Problem.of("note", "problem.invite-note"))
        : forms.problem(refusal, "domain");
  }

  private View view(Shown shown, Optional<String> token, Typed typed, List<Problem> problems) {
    return new View(
        "guests",
        Section.CONTROL_ROOM,
        new GuestListView(
            tree.newest(NEWEST).stream().map(this::arrival).toList(),
            open(shown.before()),
            domains.served().stream().map(DomainName::ascii).toList(),
            typed.domain(),
            typed.note(),
            token.map(this::link).orElse(null),
            shown.withdrawn(),
            UUID.randomUUID().toString(),
            shown.sought(),
            problems));
  }

  private OpenInvites open(long before) {
    OpenPage page = invites.open(before, A_PAGE);
    return new OpenInvites(
        page.invites().stream().flatMap(one -> open(one).stream()).toList(),
        before != Long.MAX_VALUE,
        page.next().orElse(null));
  }

  private Arrival arrival(Guest guest) {
    return new Arrival(
        Twigs.person(guest), guest.inviter().flatMap(tree::find).map(Twigs::person).orElse(null));
  }

  private String link(String token) {
    return site.site().url() + Visit.of(request).to("/invited/" + token);
  }

  private static Optional<Open> open(SentInvite invite) {
    return invite.expiresAt().map(until -> new Open(invite.id(), invite.note(), until));
  }

  /**
   * What is looked at.
   *
   * @param before only open invitations with a smaller number
   */
  private record Shown(boolean withdrawn, String sought, long before) {}

  /** What stands in the form. */
  private record Typed(String domain, String note) {}
}
