package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.SessionsView;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.session.OpenSession;
import net.psmail.provisioning.session.OpenSessions;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Where somebody is signed in. */
@Path(SessionPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SessionPages {

  static final String PATH = "/account/sessions";

  @Inject private OpenSessions sessions;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @GET
  public View list(@QueryParam("ended") @Nullable String ended) {
    return new View(
        "sessions",
        Section.MAILBOX,
        new SessionsView(
            sessions.list(session.get()).stream().map(SessionPages::row).toList(), ended != null));
  }

  /** One that has ended meanwhile is what was wanted; one's own is a sign-out. */
  @POST
  @Path("{id:[0-9a-f]{64}}/end")
  public Response end(@PathParam("id") String id) {
    Session own = session.get();
    if (sessions.list(own).stream().anyMatch(open -> open.isThis() && open.id().equals(id))) {
      return session.end("/");
    }
    try {
      sessions.end(own, id, client.origin());
    } catch (ProvisioningException refusal) {
      if (refusal.kind() != Kind.NOT_FOUND) {
        throw refusal;
      }
    }
    return ended();
  }

  @POST
  @Path("others/end")
  public Response endOthers() {
    sessions.endOthers(session.get(), client.origin());
    return ended();
  }

  private Response ended() {
    return Redirect.to(Visit.of(request), PATH + "?ended");
  }

  private static SessionsView.Open row(OpenSession open) {
    return new SessionsView.Open(
        open.id(),
        open.browser().orElse(null),
        open.network().orElse(null),
        open.since(),
        open.seenAt(),
        open.isThis());
  }
}
