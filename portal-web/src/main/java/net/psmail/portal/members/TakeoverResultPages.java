package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.AskView;
import net.psmail.portal.view.Section;

/** What would be, is or was taken over from PostfixAdmin. */
@Path(TakeoverPages.PATH + "/{id:\\d+}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TakeoverResultPages extends LinesPages {

  @Inject private TakeoverSheet sheet;
  @Inject private CurrentSession session;

  @Override
  LinesSheet<?> sheet() {
    return sheet;
  }

  @Override
  String file() {
    return "postfixadmin";
  }

  @GET
  @Path("stop")
  public View askToStop(@PathParam("id") long id) {
    String path = sheet.path() + "/" + sheet.acts().get(session.operator(), id).id();
    return new View(
        "ask", Section.CONTROL_ROOM, new AskView("takeover-stop", "", path + "/stop", path));
  }
}
