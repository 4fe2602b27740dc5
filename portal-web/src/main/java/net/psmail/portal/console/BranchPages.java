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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.BranchTakeView;
import net.psmail.portal.view.BranchView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.account.AccountSettings;
import net.psmail.provisioning.account.Branches;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.invite.Guest;
import net.psmail.provisioning.invite.InviteTree;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * One member and who came by it, for operators, who take the branch back or give it back. That
 * stops the accounts; to erase them wants a second operator.
 */
@Path(GuestList.PATH + "/{id:\\d+}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class BranchPages {

  private static final int SHOWN = 500;
  private static final Set<Act> TOLD = Set.of(Act.ACCOUNT_REVOKED, Act.ACCOUNT_RESTORED);
  private static final Set<String> OPEN = Set.of("active", "leaving", "waiting");

  @Inject private InviteTree tree;
  @Inject private Branches branches;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  private final Duration grace = AccountSettings.read().grace();

  @GET
  public View show(@PathParam("id") long id, @QueryParam("done") @Nullable String done) {
    Session operator = session.operator();
    return new View(
        "branch", Section.CONTROL_ROOM, branch(id, done == null ? null : latest(operator)));
  }

  @GET
  @Path("take-back")
  @Proved
  public View ask(@PathParam("id") long id) {
    session.operator();
    return asked(id, "", List.of());
  }

  @POST
  @Path("take-back")
  @Proved
  public Response takeBack(
      @PathParam("id") long id, @DefaultValue("") @FormParam("reason") String reason) {
    Session operator = session.operator();
    long root = find(id).account();
    return forms.send(
        () -> {
          branches.takeBack(operator, root, Wording.reason(reason), client.origin());
          return Redirect.to(Visit.of(request), GuestList.PATH + "/" + id + "?done");
        },
        refusal -> asked(id, reason, forms.problem(refusal, "reason")));
  }

  /** Whoever was asked on the way who they are comes back by this address. */
  @GET
  @Path("give-back")
  public Response leadBack(@PathParam("id") long id) {
    session.operator();
    return Redirect.to(Visit.of(request), GuestList.PATH + "/" + id);
  }

  @POST
  @Path("give-back")
  @Proved
  public Response giveBack(@PathParam("id") long id) {
    Session operator = session.operator();
    branches.giveBack(operator, find(id).account(), client.origin());
    return Redirect.to(Visit.of(request), GuestList.PATH + "/" + id + "?done");
  }

  private Guest find(long id) {
    return tree.find(id).orElseThrow(NotFoundException::new);
  }

  private View asked(long id, String reason, List<Problem> problems) {
    return new View(
        "branchtake",
        Section.CONTROL_ROOM,
        new BranchTakeView(branch(id, null), reason, grace.toDays(), problems));
  }

  private BranchView branch(long id, @Nullable String done) {
    Guest self = find(id);
    List<Guest> below = tree.below(id, SHOWN);
    List<Guest> all = Stream.concat(Stream.of(self), below.stream()).toList();
    long with = self.revokedWith().orElse(id);
    return new BranchView(
        Twigs.person(self),
        tree.above(self).stream().map(Twigs::person).toList(),
        Twigs.of(id, below),
        all.stream().map(Twigs::person).filter(one -> OPEN.contains(one.state())).count(),
        all.stream().filter(one -> one.revokedWith().filter(it -> it == with).isPresent()).count(),
        below.size() < SHOWN,
        done);
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String latest(Session operator) {
    return audit.ofOwn(operator, 1).stream()
        .filter(entry -> TOLD.contains(entry.act()))
        .map(entry -> Words.of(entry.act()))
        .findFirst()
        .orElse(null);
  }
}
