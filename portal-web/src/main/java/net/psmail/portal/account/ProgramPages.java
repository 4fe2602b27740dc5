package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.ProgramsView;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.SetupView;
import net.psmail.portal.view.SheetView;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.ClientSettings;

/** The member's settings as files for some programs, and on a sheet for all others. */
@Path("/account/setup")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ProgramPages {

  @Inject private ClientSettings settings;
  @Inject private CurrentSession session;

  @GET
  @Path("/programs")
  public View programs() {
    MailAddress mailbox = session.get().ownMailbox();
    List<ProgramsView.Snippet> snippets =
        settings.snippets(mailbox).stream()
            .map(
                snippet ->
                    new ProgramsView.Snippet(snippet.program(), snippet.file(), snippet.text()))
            .toList();
    return new View("programs", Section.MAILBOX, new ProgramsView(mailbox.toString(), snippets));
  }

  @GET
  @Path("/sheet")
  public View sheet() {
    MailAddress mailbox = session.get().ownMailbox();
    List<SetupView.Server> servers =
        settings.of(mailbox.domain()).orElseThrow(NotFoundException::new).servers().stream()
            .map(SetupPages::row)
            .toList();
    return new View("sheet", Section.MAILBOX, new SheetView(mailbox.toString(), servers));
  }
}
