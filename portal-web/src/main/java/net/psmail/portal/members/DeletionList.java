package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.DeletionsView;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.account.ProposedDeletion;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.session.Session;

/** Which deletions of accounts wait for a second operator. */
@Path("/control-room/deletions")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class DeletionList {

  @Inject private ProposedDeletions proposed;
  @Inject private CurrentSession session;

  @GET
  public View show() {
    Session operator = session.keeper();
    return new View(
        "deletions",
        Section.CONTROL_ROOM,
        new DeletionsView(
            proposed.waiting(operator).stream().map(wish -> row(wish, operator)).toList()));
  }

  private static DeletionsView.Row row(ProposedDeletion wish, Session operator) {
    return new DeletionsView.Row(
        wish.account(),
        wish.address(),
        wish.reason(),
        wish.askedBy(),
        wish.askedAt(),
        wish.askedById() == operator.accountId());
  }
}
